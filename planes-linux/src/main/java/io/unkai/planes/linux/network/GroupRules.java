package io.unkai.planes.linux.network;

import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.SecurityGroup;
import io.unkai.planes.network.SecurityGroup.Peer;
import io.unkai.planes.network.SecurityGroup.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Security groups: interfaces with the same groups share one chain for each direction, which has all rules of these groups. A rule that
 * names a group looks into a set of that group's members.
 */
final class GroupRules {
    private final State state;
    private final Table table;
    private final Map<String, SecurityGroup> groups = new HashMap<>();
    private final Map<String, List<Ip>> members = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    GroupRules(State state, Table table) {
        this.state = state;
        this.table = table;
        state.network().groups().forEach(group -> groups.put(group.id(), group));
        for (var face : state.network().interfaces()) {
            face.groups().forEach(group -> members(group).addAll(face.addresses()));
        }
        state.network().foreignGroups().forEach(one -> members(one.group()).addAll(one.members()));
    }

    private List<Ip> members(String group) {
        return members.computeIfAbsent(group, _ -> new ArrayList<>());
    }

    void add() {
        var hashes = new HashMap<List<String>, String>();
        var combinations = new TreeMap<String, Set<String>>();
        for (var face : state.network().interfaces()) {
            if (!state.isNat(face.id())) {
                hashes.computeIfAbsent(face.groups(), groups -> {
                    var combination = new TreeSet<>(groups);
                    var hash = Names.hash(combination.toString());
                    combinations.put(hash, combination);
                    return hash;
                });
            }
        }
        var marks = marks(combinations.keySet());
        combinations.forEach((hash, combination) -> {
            var mark = Objects.requireNonNull(marks.get(hash));
            table.put("send", mark, "jump send_" + hash);
            table.put("receive", mark, "jump receive_" + hash);
            chain("send_" + hash, combination, true);
            chain("receive_" + hash, combination, false);
        });
        for (var face : state.network().interfaces()) {
            if (!state.isNat(face.id())) {
                mark(face, Objects.requireNonNull(marks.get(hashes.get(face.groups()))));
            }
        }
    }

    private void mark(Interface face, String mark) {
        var device = RouterRules.quoted(Names.ofInterface(face.id()));
        table.put("sender", device, mark);
        table.put("receiver", device, mark);
    }

    /** A number for each, which stays the same whatever others there are, but for the rare two that want the same one. */
    private static Map<String, String> marks(Set<String> hashes) {
        var marks = new HashMap<String, String>();
        var taken = new HashSet<Integer>();
        taken.add(0);
        for (var hash : hashes) {
            int mark = Integer.parseUnsignedInt(hash.substring(0, 8), 16);
            while (!taken.add(mark)) {
                mark++;
            }
            marks.put(hash, Integer.toUnsignedString(mark));
        }
        return marks;
    }

    private void chain(String name, Set<String> combination, boolean out) {
        table.chain(name, "");
        for (var id : combination) {
            var group = groups.get(id);
            if (group != null) {
                (out ? group.egress() : group.ingress()).forEach(rule -> rule(name, rule, out));
            }
        }
        table.rules(name, FlowRules.refusal(state, out));
    }

    private void rule(String chain, Rule rule, boolean out) {
        var traffic = Match.traffic(rule.traffic());
        switch (rule.peer()) {
            case Peer.Block(var cidr) -> {
                if (Match.possible(rule.traffic(), cidr.v6())) {
                    table.rules(chain, Match.block(cidr, !out) + " " + traffic + "return");
                }
            }
            case Peer.Group(String id) -> {
                for (boolean v6 : new boolean[] {false, true}) {
                    if (!Match.possible(rule.traffic(), v6)) {
                        continue;
                    }
                    table.rules(chain, Match.members(set(id, v6), v6, !out) + " " + traffic + "return");
                }
            }
        }
    }

    /** The set of a group's members, made when it is first named. */
    private String set(String group, boolean v6) {
        var name = Names.id(group).replace('-', '_') + (v6 ? "_6" : "_4");
        if (named.add(name)) {
            table.set(name, v6 ? "ipv6_addr" : "ipv4_addr");
            members(group).stream().filter(ip -> ip.v6() == v6).forEach(ip -> table.add(name, ip.toString()));
        }
        return name;
    }
}
