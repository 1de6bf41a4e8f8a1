package io.unkai.planes.linux.network;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.Subnet;
import java.util.HashMap;
import java.util.Map;

/**
 * DHCP. Who asks is known by the device that it comes in by and nothing that it says: a guest without an address is given the one that it
 * is to get while its packet is on the way to the socket, and its subnet's gateway as the receiver. A MAC that is not the interface's ends
 * there. Groups and ACLs have no say, and flow logs see nothing of it.
 */
final class LeaseRules {
    private static final String ASKS = "udp sport 68 udp dport 67 ";

    /** More than any client sends, and nothing to a server. */
    static final String TOO_OFTEN = "update @askers { iifname limit rate over 16/second burst 32 packets } drop";

    /** What comes in from a guest that has no address yet. */
    static final String ENTRANCE = "meta mark != 0 ip saddr 0.0.0.0 ip daddr 255.255.255.255 " + ASKS + "accept";

    /** Before anything else that is said to the router: a connection that is known proves nothing here. */
    static final String INPUT = "meta mark != 0 " + ASKS + "goto leases";

    private final State state;
    private final Table table;

    private LeaseRules(State state, Table table) {
        this.state = state;
        this.table = table;
    }

    static void add(State state, Table table) {
        var rules = new LeaseRules(state, table);
        rules.elements();
        rules.chain();
    }

    private void elements() {
        table.map("lease4", "ifname : ipv4_addr").map("gateway4", "ifname : ipv4_addr");
        table.set("askers", "ifname; size 65535; flags dynamic,timeout; timeout 1m");
        Map<String, Subnet> subnets = new HashMap<>();
        state.network().subnets().forEach(subnet -> subnets.put(subnet.id(), subnet));
        for (var face : state.network().interfaces()) {
            var subnet = subnets.get(face.subnet());
            if (subnet != null) {
                face(face, subnet);
            }
        }
    }

    private void face(Interface face, Subnet subnet) {
        var device = RouterRules.quoted(Names.ofInterface(face.id()));
        face.addresses().stream()
                .filter(ip -> !ip.v6())
                .findFirst()
                .map(Ip::toString)
                .ifPresent(ip -> table.put("lease4", device, ip));
        Infrastructure.gateway(subnet).ifPresent(ip -> table.put("gateway4", device, ip.toString()));
    }

    private void chain() {
        table.chain("leases", "")
                .rules(
                        "leases",
                        TOO_OFTEN,
                        "ip saddr 0.0.0.0 ip saddr set iifname map @lease4",
                        "ip daddr 255.255.255.255 ip daddr set iifname map @gateway4",
                        "iifname . ether saddr . ip saddr @known4 accept",
                        "drop");
        table.rules(
                "hops",
                "udp sport 67 udp dport 68 ip dscp " + (Infrastructure.TO_ALL >> 2)
                        + " ip daddr set 255.255.255.255 ip dscp set 0");
    }
}
