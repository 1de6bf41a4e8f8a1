package io.unkai.planes.linux.network;

import io.unkai.planes.network.Network.Interface;

/**
 * Which addresses an interface may send from, and receive for. In ARP even an interface without source check speaks only for itself: the
 * kernel keeps what it learns in one table for all namespaces, which nobody is to fill.
 */
final class Sources {
    private final State state;
    private final Table table;
    private final Table arp = new Table("arp");

    private Sources(State state, Table table) {
        this.state = state;
        this.table = table;
    }

    /** Adds the sets to the router's table and answers the table for ARP. */
    static Table add(State state, Table table) {
        var sources = new Sources(state, table);
        sources.sets();
        state.network().interfaces().forEach(sources::face);
        return sources.arp;
    }

    private void sets() {
        table.set("known4", "ifname . ether_addr . ipv4_addr").set("known6", "ifname . ether_addr . ipv6_addr");
        table.set("own4", "ifname . ipv4_addr").set("own6", "ifname . ipv6_addr");
        table.set("loose", "ifname . ether_addr").set("forwarders", "ifname");
        arp.set("known", "ifname . ether_addr . ipv4_addr");
        arp.chain("input", "filter hook input priority 0; policy drop")
                .rules("input", "iifname . arp saddr ether . arp saddr ip @known accept");
    }

    private void face(Interface face) {
        var device = RouterRules.quoted(Names.ofInterface(face.id()));
        var mac = Mac.checked(face.mac());
        for (var ip : face.addresses()) {
            table.add(ip.v6() ? "known6" : "known4", device + " . " + mac + " . " + ip);
            table.add(ip.v6() ? "own6" : "own4", device + " . " + ip);
            if (!ip.v6()) {
                arp.add("known", device + " . " + mac + " . " + ip);
            }
        }
        table.add("known6", device + " . " + mac + " . " + Mac.linkLocal(mac));
        if (!face.sourceDestCheck() || state.isNat(face.id())) {
            table.add("loose", device + " . " + mac);
            table.add("forwarders", device);
        }
    }
}
