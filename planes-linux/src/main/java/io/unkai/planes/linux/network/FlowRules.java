package io.unkai.planes.linux.network;

import io.unkai.planes.network.Infrastructure;
import java.util.List;

/**
 * Counting of what watched interfaces see, by addresses and ports, in sets that the kernel fills. There is none of it where no interface
 * is watched. A packet that the sender's gates let through and the receiver's drop was accepted at one and refused at the other.
 */
final class FlowRules {
    /** What each chain for groups and ACLs of senders does with what it does not let through, where interfaces are watched. */
    private static final String REFUSE_OUT = "goto refuse_out";

    private static final String REFUSE_IN = "goto refuse_in";
    private static final String DROP = "drop";
    private static final String LIMITS = "; size 65535; flags dynamic,timeout; timeout 15m";
    private static final String KEEP = "meta mark set 0";

    private final State state;
    private final Table table;

    FlowRules(State state, Table table) {
        this.state = state;
        this.table = table;
    }

    /** How a chain for what leaves an interface, or enters it, ends. */
    static String refusal(State state, boolean out) {
        if (state.network().watched().isEmpty()) {
            return DROP;
        }
        return out ? REFUSE_OUT : REFUSE_IN;
    }

    void add() {
        if (state.network().watched().isEmpty()) {
            return;
        }
        maps();
        sets();
        table.chain("flows", "filter hook forward priority 10");
        count("flows", "iifname", "flow_out");
        count("flows", "oifname", "flow_in");
        table.chain("refuse_out", "").chain("refuse_in", "");
        count("refuse_out", "iifname", "refused_out");
        table.rules("refuse_out", DROP);
        count("refuse_in", "iifname", "flow_out");
        count("refuse_in", "oifname", "refused_in");
        table.rules("refuse_in", DROP);
        endpoints();
    }

    private void maps() {
        var maps = List.of("refused_in", "refused_out", "flow_in", "flow_out");
        maps.forEach(map -> table.map(map, "ifname : mark"));
        for (var id : state.network().watched()) {
            if (state.face(id).isPresent()) {
                var device = RouterRules.quoted(Names.ofInterface(id));
                for (int kind = 0; kind < maps.size(); kind++) {
                    table.put(maps.get(kind), device, Long.toString(FlowCounters.mark(id, kind)));
                }
            }
        }
    }

    private void sets() {
        table.chain("count", "");
        for (var version : List.of("4", "6")) {
            var ip = version.equals("4") ? "ip" : "ip6";
            for (var protocol : List.of("tcp", "udp")) {
                var set = protocol + version;
                table.set("seen_" + set, type(version) + " . inet_service . inet_service" + LIMITS)
                        .rules(
                                "count",
                                "update @seen_" + set + " { meta mark . " + ip + " saddr . " + ip + " daddr . "
                                        + protocol + " sport . " + protocol + " dport counter } return");
            }
            table.set("seen_other" + version, type(version) + " . inet_proto" + LIMITS)
                    .rules(
                            "count",
                            "meta l4proto != { tcp, udp } update @seen_other" + version + " { meta mark . " + ip
                                    + " saddr . " + ip + " daddr . meta l4proto counter } return");
        }
    }

    private static String type(String version) {
        var address = version.equals("4") ? "ipv4_addr" : "ipv6_addr";
        return "mark . " + address + " . " + address;
    }

    private void count(String chain, String device, String map) {
        table.rules(chain, KEEP, "meta mark set " + device + " map @" + map, "meta mark != 0 jump count");
    }

    /** What goes through a gateway endpoint ends in the router, and is seen there. */
    private void endpoints() {
        table.chain("served_flows", "filter hook prerouting priority -140")
                .rules("served_flows", "meta mark . ip daddr @endpoints goto served_flow");
        table.chain("served_flow", "");
        count("served_flow", "iifname", "flow_out");
        table.rules("served_flow", KEEP, "meta mark set iifname map @origin");
        table.chain("answered_flows", "filter hook postrouting priority 210")
                .rules(
                        "answered_flows",
                        "ct direction reply ct original ip daddr @endpoint_blocks ip saddr != "
                                + Infrastructure.ENDPOINTS + " goto answered_flow");
        table.chain("answered_flow", "");
        count("answered_flow", "oifname", "flow_in");
    }
}
