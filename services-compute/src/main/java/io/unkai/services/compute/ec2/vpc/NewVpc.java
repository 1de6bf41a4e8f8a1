package io.unkai.services.compute.ec2.vpc;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.List;

/** Makes a VPC with its main route table, default ACL and default security group. */
final class NewVpc {
    private NewVpc() {}

    static Vpc create(
            Call call,
            Txn txn,
            Cidr cidr,
            List<Block> ipv6,
            String tenancy,
            boolean isDefault,
            String dhcpOptions,
            List<RouteTable.Route> routes) {
        var ids = call.ids();
        var vpc = new Vpc(
                Key.of(call, ids.next("vpc")),
                Readiness.PENDING,
                List.of(new Block(ids.next("vpc-cidr-assoc"), cidr)),
                List.copyOf(ipv6),
                tenancy,
                isDefault,
                dhcpOptions,
                new Vpc.Settings(true, isDefault, false),
                ids.next("rtb"),
                ids.next("rtbassoc"),
                ids.next("acl"),
                ids.next("sg"));
        Vpc.TABLE.put(txn, vpc);
        RouteTable.TABLE.put(txn, new RouteTable(vpc.key().sibling(vpc.mainTable()), vpc.id(), routes));
        Acl.TABLE.put(txn, Acl.first(vpc.key().sibling(vpc.defaultAcl()), vpc.id(), !ipv6.isEmpty()));
        group(call, txn, vpc);
        Wanted.changed(txn, vpc.key());
        return vpc;
    }

    private static void group(Call call, Txn txn, Vpc vpc) {
        var id = vpc.defaultGroup();
        Group.TABLE.put(txn, new Group(vpc.key().sibling(id), vpc.id(), Group.DEFAULT, "default VPC security group"));
        var own = new GroupRule.Peer.Members(call.account(), id, "", "");
        rule(call, txn, id, false, own);
        rule(call, txn, id, true, new GroupRule.Peer.Addresses(Cidr.ANY4));
        if (!vpc.blocks6().isEmpty()) {
            rule(call, txn, id, true, new GroupRule.Peer.Addresses(Cidr.ANY6));
        }
    }

    private static void rule(Call call, Txn txn, String group, boolean egress, GroupRule.Peer peer) {
        var key = Key.of(call, call.ids().next("sgr"));
        GroupRule.TABLE.put(txn, new GroupRule(key, group, egress, Traffic.ANY, peer, ""));
    }
}
