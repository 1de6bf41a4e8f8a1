package io.unkai.services.compute.ec2.vpc;

import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.EgressGateway;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.InternetGateway;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PeeringState;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;

/** Deletes a VPC with what came with it; what a user made in it must be gone. */
final class Deletion {
    private Deletion() {}

    static void delete(Txn txn, Vpc vpc) {
        var key = vpc.key();
        boolean used = Subnet.TABLE.anyWithin(txn, key)
                || InternetGateway.TABLE.anyWithin(txn, key)
                || Eni.TABLE.anyWithin(txn, key)
                || EgressGateway.TABLE.anyWithin(txn, key)
                || Endpoint.TABLE.anyWithin(txn, key)
                || more(txn, key, RouteTable.TABLE, vpc.mainTable())
                || more(txn, key, Acl.TABLE, vpc.defaultAcl())
                || more(txn, key, Group.TABLE, vpc.defaultGroup());
        if (used) {
            throw Ec2Errors.dependency("vpc", vpc.id());
        }
        RouteTable.TABLE.within(txn, key).forEach(table -> RouteTable.TABLE.remove(txn, table));
        Acl.TABLE.within(txn, key).forEach(acl -> Acl.TABLE.remove(txn, acl));
        for (var group : Group.TABLE.within(txn, key)) {
            GroupRule.TABLE.within(txn, group.key()).forEach(rule -> GroupRule.TABLE.remove(txn, rule));
            Group.TABLE.remove(txn, group);
        }
        for (var peering : Peering.of(txn, key)) {
            if (!PeeringState.LIFECYCLE.terminal(peering.state())) {
                Wanted.changed(txn, peering.otherSide(key));
                var message = "Deleted by " + key.account();
                Peering.put(txn, peering.in(PeeringState.DELETED, message, peering.expiry()));
            }
        }
        Vpc.TABLE.remove(txn, vpc);
        Wanted.changed(txn, key);
    }

    private static <V extends Resource> boolean more(Txn txn, Key vpc, ResourceTable<V> table, String own) {
        return table.within(txn, vpc).stream().anyMatch(one -> !one.id().equals(own));
    }
}
