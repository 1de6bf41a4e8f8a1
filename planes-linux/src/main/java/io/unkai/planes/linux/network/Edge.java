package io.unkai.planes.linux.network;

import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The internet as the VPCs of a cloud see it: a namespace that knows which VPC has which public address, and beyond it the host. It
 * translates nothing and remembers nothing; routers let out only what is theirs.
 */
final class Edge {
    private static final String OUTSIDE = "host";
    private static final String BACK = "169.254.0.2";
    private static final String BACK6 = "fe80::3";
    private static final String RULES = """
            table inet unkai {
              chain input { type filter hook input priority 0; policy drop; iifname "lo" accept; }
            }
            table arp unkai {
              chain input { type filter hook input priority 0; policy drop; }
            }
            """;

    private final Names names;
    private final Internet internet;
    private final Beyond beyond;
    /** Whether nobody else had the public addresses when it was looked. */
    private volatile boolean free;

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * The edge of a cloud.
     *
     * @param folder where it remembers what it changed on the host
     */
    Edge(Names names, Internet internet, Path folder) {
        this.names = names;
        this.internet = internet;
        this.beyond = new Beyond(names, folder);
    }

    /** Who else has the public addresses. Looks until nobody has; then {@link #ensure} looks once more before it takes them. */
    Optional<String> taken() {
        return free ? Optional.empty() : look();
    }

    private Optional<String> look() {
        var found = new PoolUse(Path.of("/")).conflict(internet.pool(), names.host());
        free = found.isEmpty();
        return found;
    }

    /** Makes it where it is not, or repairs its way to the host. */
    void ensure() {
        lock.lock();
        try {
            if (!Kernel.exists(names.edge())) {
                look().ifPresent(why -> {
                    throw new NetworkException(why, null);
                });
                Kernel.create(names.edge());
            }
            Kernel.in(Names.path(names.edge()), Edge::begin);
            if (!Kernel.in(Names.path(names.edge()), Kernel::devices).contains(OUTSIDE)) {
                connect();
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean begin() throws Exception {
        if (Kernel.forwards()) {
            return true;
        }
        Command.Result result = Kernel.nft(RULES);
        if (!result.ok()) {
            throw new NetworkException("nft failed: " + result.errors(), null);
        }
        IpBatch.lines("link set lo up");
        Kernel.set(Settings.forwarding());
        return true;
    }

    private void connect() {
        var device = names.host();
        if (Kernel.hostDevices().contains(device)) {
            IpBatch.lines(false, List.of("link del " + device), true);
        }
        IpBatch.lines(
                "link add " + device + " type veth peer name " + OUTSIDE + " netns " + names.edge(),
                "link set " + device + " address " + Mac.HOST + " mtu 1500 up",
                "addr replace " + internet.host() + "/32 dev " + device,
                "neigh replace " + Plumbing.HOP + " lladdr " + Mac.EDGE_OUTSIDE + " dev " + device + " nud permanent",
                "route add " + internet.pool() + " via " + Plumbing.HOP + " dev " + device + " onlink src "
                        + internet.host());
        if (internet.beyond()) {
            beyond.open();
        }
        boolean has6 = Kernel.has6();
        if (has6) {
            IpBatch.lines(
                    "addr replace " + Internet.HOST6 + "/128 dev " + device + " nodad",
                    "neigh replace " + Plumbing.HOP6 + " lladdr " + Mac.EDGE_OUTSIDE + " dev " + device
                            + " nud permanent");
        }
        Kernel.in(Names.path(names.edge()), () -> {
            IpBatch.lines(
                    "link set " + OUTSIDE + " address " + Mac.EDGE_OUTSIDE + " mtu 1500 up",
                    "neigh replace " + BACK + " lladdr " + Mac.HOST + " dev " + OUTSIDE + " nud permanent",
                    "route replace default via " + BACK + " dev " + OUTSIDE + " onlink",
                    "route replace blackhole " + internet.pool(),
                    "route replace " + internet.host() + "/32 via " + BACK + " dev " + OUTSIDE + " onlink");
            if (has6) {
                IpBatch.lines(
                        "neigh replace " + BACK6 + " lladdr " + Mac.HOST + " dev " + OUTSIDE + " nud permanent",
                        "route replace ::/0 via " + BACK6 + " dev " + OUTSIDE + " onlink");
            }
            return true;
        });
    }

    /** Removes it, and its way to the host. */
    void remove() {
        lock.lock();
        try {
            Kernel.remove(names.edge());
            if (Kernel.hostDevices().contains(names.host())) {
                IpBatch.lines(false, List.of("link del " + names.host()), true);
            }
            beyond.close();
            free = false;
        } finally {
            lock.unlock();
        }
    }

    /** What the edge knows of a VPC. */
    List<Item> items(State state) {
        var items = new ArrayList<Item>();
        var network = state.network();
        if (!Plumbing.hasUplink(network)) {
            return items;
        }
        var device = Names.ofVpc(network.vpc());
        items.add(Item.of(
                device, "link set " + device + " address " + Mac.EDGE + " mtu 1500 " + Plumbing.GROUP + " up", ""));
        neighbour(items, device, BACK);
        network.interfaces().stream()
                .flatMap(face -> face.publicAddresses().stream())
                .map(Network.PublicAddress::publicIp)
                .filter(internet.pool()::contains)
                .forEach(ip -> route(items, Cidr.of(ip), BACK, device));
        if (state.has6()) {
            neighbour(items, device, BACK6);
            network.cidrs().stream().filter(Cidr::v6).forEach(cidr -> route(items, cidr, BACK6, device));
        }
        return items;
    }

    private static void neighbour(List<Item> items, String device, String ip) {
        items.add(Item.of(
                device, "neigh replace " + ip + " lladdr " + Mac.ROUTER + " dev " + device + " nud permanent", ""));
    }

    private static void route(List<Item> items, Cidr to, String via, String device) {
        var text = to + " via " + via + " dev " + device + " onlink";
        items.add(Item.of(device, "route replace " + text, "route del " + text));
    }

    /** What the host knows of a VPC: its blocks of IPv6; public addresses of IPv4 are all the edge's. */
    List<Item> hostItems(State state) {
        var items = new ArrayList<Item>();
        if (Plumbing.hasUplink(state.network()) && state.has6() && Kernel.has6()) {
            state.network().cidrs().stream().filter(Cidr::v6).forEach(cidr -> {
                var text = cidr + " via " + Plumbing.HOP6 + " dev " + names.host() + " onlink";
                var from = " src " + Internet.HOST6;
                items.add(Item.of(names.host(), "route replace " + text + from, "route del " + text));
            });
        }
        return items;
    }

    /** Removes what is left of a router that is gone. */
    void forget(String vpc) {
        run(List.of(Item.of("", "link del " + Names.ofVpc(vpc), "")), true);
    }

    /** Runs commands there. */
    void run(List<Item> items, boolean tolerant) {
        if (items.isEmpty()) {
            return;
        }
        Kernel.in(Names.path(names.edge()), () -> {
            IpBatch.run(items, tolerant);
            return true;
        });
    }
}
