package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;

/**
 * A rule of a security group.
 *
 * @param group the group it belongs to
 * @param description empty where there is none
 */
public record GroupRule(Key key, String group, boolean egress, Traffic traffic, Peer peer, String description)
        implements Resource {
    /** All rules. */
    public static final ResourceTable<GroupRule> TABLE =
            new ResourceTable<>(Kind.GROUP_RULE, "ec2.group-rules", GroupRule.class);

    /** Whom a rule allows. */
    public sealed interface Peer {
        /** Addresses. */
        record Addresses(Cidr cidr) implements Peer {}

        /** The blocks of a prefix list. */
        record Prefixes(String list) implements Peer {}

        /**
         * The members of a group.
         *
         * @param owner the account of the group
         * @param group its id
         * @param peering the peering through which it is reached, empty for a group of the same VPC
         * @param vpc the VPC of the other side of the peering, else empty
         */
        record Members(String owner, String group, String peering, String vpc) implements Peer {}
    }

    @Override
    public List<String> within() {
        return switch (peer) {
            case Peer.Addresses(var cidr) -> List.of(group);
            case Peer.Prefixes(var list) -> List.of(group, list);
            case Peer.Members members when members.group.equals(group) -> List.of(group);
            case Peer.Members members -> List.of(group, members.group);
        };
    }

    /** Whether it allows the same. */
    public boolean same(GroupRule other) {
        return egress == other.egress && traffic.equals(other.traffic) && peer.equals(other.peer);
    }

    /** The same with another description. */
    public GroupRule described(String text) {
        return new GroupRule(key, group, egress, traffic, peer, text);
    }
}
