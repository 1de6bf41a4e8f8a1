package io.unkai.planes.network;

import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Packet.Content.Message;
import io.unkai.planes.network.Packet.Content.Segment;
import io.unkai.planes.network.Packet.Ports;
import io.unkai.planes.network.Step.Kind;
import java.util.ArrayList;
import java.util.List;

/** What the groups and ACLs of one network say. */
final class Filters {
    private final Network network;

    Filters(Network network) {
        this.network = network;
    }

    /** What the groups of the sender say. */
    Step egress(Interface sender, Packet packet) {
        return groups(sender, packet, packet.destination(), true);
    }

    /** What the groups of the receiver say. */
    Step ingress(Interface receiver, Packet packet) {
        return groups(receiver, packet, packet.source(), false);
    }

    private Step groups(Interface one, Packet packet, Ip peer, boolean out) {
        var kind = out ? Kind.EGRESS_GROUP : Kind.INGRESS_GROUP;
        for (var group : network.groups()) {
            if (!one.groups().contains(group.id())) {
                continue;
            }
            for (var rule : out ? group.egress() : group.ingress()) {
                if (covers(rule.traffic(), packet) && isPeer(rule.peer(), peer)) {
                    return new Step(network.vpc(), kind, group.id(), rule.id(), true);
                }
            }
        }
        return new Step(network.vpc(), kind, String.join(",", one.groups()), "no rule allows it", false);
    }

    private boolean isPeer(SecurityGroup.Peer peer, Ip ip) {
        return switch (peer) {
            case SecurityGroup.Peer.Block(Cidr cidr) -> cidr.contains(ip);
            case SecurityGroup.Peer.Group(String id) -> members(id).contains(ip);
        };
    }

    /** The addresses of a group's members, here and in peered VPCs. */
    List<Ip> members(String group) {
        var members = new ArrayList<Ip>();
        for (var one : network.interfaces()) {
            if (one.groups().contains(group)) {
                members.addAll(one.addresses());
            }
        }
        for (var foreign : network.foreignGroups()) {
            if (foreign.group().equals(group)) {
                members.addAll(foreign.members());
            }
        }
        return members;
    }

    /** What a subnet's ACL says about a packet that leaves or enters the subnet. */
    Step acl(Network.Subnet subnet, Packet packet, boolean out) {
        var kind = out ? Kind.EGRESS_ACL : Kind.INGRESS_ACL;
        for (var acl : network.acls()) {
            if (acl.id().equals(subnet.acl())) {
                return acl(acl, packet, out, kind);
            }
        }
        return new Step(network.vpc(), kind, subnet.acl(), "there is no such ACL", false);
    }

    private Step acl(NetworkAcl acl, Packet packet, boolean out, Kind kind) {
        var peer = out ? packet.destination() : packet.source();
        var left = List.of(packet.content() instanceof Segment(Ports _, Ports to) ? to : Ports.of(0));
        for (var entry : sorted(out ? acl.egress() : acl.ingress())) {
            if (!entry.peer().contains(peer)) {
                continue;
            }
            var after = without(left, entry.traffic(), packet);
            if (!after.equals(left) && (after.isEmpty() || !entry.allow())) {
                return new Step(network.vpc(), kind, acl.id(), Integer.toString(entry.number()), entry.allow());
            }
            left = after;
        }
        return new Step(network.vpc(), kind, acl.id(), "*", false);
    }

    private static List<NetworkAcl.Entry> sorted(List<NetworkAcl.Entry> entries) {
        return entries.stream()
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
    }

    /** The ports that this does not speak about. */
    private static List<Ports> without(List<Ports> ports, Traffic traffic, Packet packet) {
        if (!(packet.content() instanceof Segment) || !traffic.hasPorts() || traffic.from() == Traffic.ALL) {
            return covers(traffic, packet) ? List.of() : ports;
        } else if (traffic.protocol() != packet.protocol()) {
            return ports;
        }
        var left = new ArrayList<Ports>();
        for (var piece : ports) {
            if (piece.first() < traffic.from()) {
                left.add(new Ports(piece.first(), Math.min(piece.last(), traffic.from() - 1)));
            }
            if (piece.last() > traffic.to()) {
                left.add(new Ports(Math.max(piece.first(), traffic.to() + 1), piece.last()));
            }
        }
        return left;
    }

    private static boolean covers(Traffic traffic, Packet packet) {
        if (traffic.protocol() == Traffic.ALL) {
            return true;
        } else if (traffic.protocol() != packet.protocol()) {
            return false;
        }
        return switch (packet.content()) {
            case Segment(Ports _, Ports to) ->
                traffic.from() == Traffic.ALL || traffic.from() <= to.first() && to.last() <= traffic.to();
            case Message(int type, int code) ->
                (traffic.from() == Traffic.ALL || traffic.from() == type)
                        && (traffic.to() == Traffic.ALL || traffic.to() == code);
            case Packet.Content.Other _ -> true;
        };
    }
}
