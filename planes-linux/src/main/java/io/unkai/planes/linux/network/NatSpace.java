package io.unkai.planes.linux.network;

import io.unkai.planes.network.NetworkException;

/**
 * A NAT gateway: a guest of our own on the gateway's interface, which forwards what comes as if it came from itself. It has its own
 * memory of connections, so that its subnet's ACL and route table see its packets as AWS says.
 */
final class NatSpace {
    static final String DEVICE = "eth0";

    private static final String RULES = """
            table ip unkai {
              chain input { type filter hook input priority 0; policy drop; }
              chain forward { type filter hook forward priority 0; policy drop;
                ct state established,related accept
                ct state invalid drop
                ip protocol { tcp, udp, icmp } accept
              }
              chain depart { type nat hook postrouting priority 100; oifname "eth0" masquerade; }
            }
            table ip6 unkai {
              chain forward { type filter hook forward priority 0; policy drop; }
            }
            """;

    private NatSpace() {}

    /** Makes it where it is not. */
    static void ensure(String namespace) {
        if (!Kernel.exists(namespace)) {
            Kernel.create(namespace);
        }
        Kernel.in(Names.path(namespace), () -> {
            if (Kernel.forwards()) {
                return true;
            }
            var result = Kernel.nft(RULES);
            if (!result.ok()) {
                throw new NetworkException("nft failed: " + result.errors(), null);
            }
            Kernel.set(Settings.forwarding());
            return true;
        });
    }
}
