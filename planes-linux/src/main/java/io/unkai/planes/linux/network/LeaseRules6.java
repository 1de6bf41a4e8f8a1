package io.unkai.planes.linux.network;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;

/**
 * DHCPv6. Clients speak by the addresses that they give themselves on their link, to whoever serves there. On its way to the socket a
 * message gets the address of the interface that it came in by, and the answer on its way back these two again.
 */
final class LeaseRules6 {
    private static final String ASKS = "udp sport 546 udp dport 547 ";

    /** Before the addresses of links are let in, which no packet of IPv4 comes to. */
    static final String ENTRANCE = "ip6 daddr ff02::1:2 " + ASKS + "goto leases6";

    static final String INPUT = "ip6 daddr " + Infrastructure.LEASES6 + " goto served6";

    private LeaseRules6() {}

    static void add(State state, Table table) {
        table.map("lease6", "ifname : ipv6_addr").map("link6", "ifname : ipv6_addr");
        for (var face : state.network().interfaces()) {
            var device = RouterRules.quoted(Names.ofInterface(face.id()));
            face.addresses().stream().filter(Ip::v6).findFirst().ifPresent(ip -> {
                table.put("lease6", device, ip.toString());
                table.put(
                        "link6", device, Mac.linkLocal(Mac.checked(face.mac())).toString());
            });
        }
        table.chain("leases6", "")
                .rules(
                        "leases6",
                        LeaseRules.TOO_OFTEN,
                        "iifname . ether saddr . ip6 saddr != @known6 drop",
                        "ip6 saddr set iifname map @lease6",
                        "iifname . ip6 saddr != @own6 drop",
                        "ip6 daddr set " + Infrastructure.LEASES6,
                        "accept");
        table.chain("served6", "")
                .rules("served6", "meta mark != 0 iifname . ip6 saddr @own6 " + ASKS + "accept", "drop");
        table.rules(
                "hops",
                "ip6 saddr " + Infrastructure.LEASES6 + " ip6 daddr set oifname map @link6 ip6 saddr set "
                        + Plumbing.HOP6);
    }
}
