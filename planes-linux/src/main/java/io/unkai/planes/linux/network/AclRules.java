package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.NetworkAcl;
import io.unkai.planes.network.NetworkAcl.Entry;
import io.unkai.planes.network.Traffic;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Network ACLs: a chain for each direction of those that subnets use. */
final class AclRules {
    private final State state;
    private final Table table;

    AclRules(State state, Table table) {
        this.state = state;
        this.table = table;
    }

    void add() {
        var known = new HashSet<String>();
        for (var acl : state.network().acls()) {
            known.add(acl.id());
            chain(name(acl.id(), true), acl, true);
            chain(name(acl.id(), false), acl, false);
        }
        for (var subnet : state.network().subnets()) {
            var mark = Integer.toString(state.number(subnet.id()));
            boolean there = known.contains(subnet.acl());
            table.put("leave", mark, there ? "jump " + name(subnet.acl(), true) : "drop");
            table.put("enter", mark, there ? "jump " + name(subnet.acl(), false) : "drop");
        }
    }

    /** Whether no subnet's ACL refuses anything in either direction, as with the one that VPCs begin with. */
    static boolean open(State state) {
        var open = new HashSet<String>();
        for (var acl : state.network().acls()) {
            if (open(state, acl.egress()) && open(state, acl.ingress())) {
                open.add(acl.id());
            }
        }
        return state.network().subnets().stream().allMatch(subnet -> open.contains(subnet.acl()));
    }

    private static boolean open(State state, List<Entry> entries) {
        return open(entries, Cidr.ANY4) && (!state.has6() || open(entries, Cidr.ANY6));
    }

    private static boolean open(List<Entry> entries, Cidr any) {
        for (var entry : sorted(entries)) {
            if (entry.peer().v6() == any.v6()) {
                if (!entry.allow()) {
                    return false;
                } else if (entry.peer().equals(any) && entry.traffic().protocol() == Traffic.ALL) {
                    return true;
                }
            }
        }
        return false;
    }

    private void chain(String name, NetworkAcl acl, boolean out) {
        table.chain(name, "");
        for (var entry : sorted(out ? acl.egress() : acl.ingress())) {
            if (!Match.possible(entry.traffic(), entry.peer().v6())) {
                continue;
            }
            table.rules(
                    name,
                    Match.block(entry.peer(), !out)
                            + " "
                            + Match.traffic(entry.traffic())
                            + (entry.allow() ? "return" : FlowRules.refusal(state, out)));
        }
        table.rules(name, FlowRules.refusal(state, out));
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparingInt(Entry::number)).toList();
    }

    private static String name(String acl, boolean out) {
        return (out ? "leave_" : "enter_") + Names.id(acl).replace('-', '_');
    }
}
