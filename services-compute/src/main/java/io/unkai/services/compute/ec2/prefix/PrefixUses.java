package io.unkai.services.compute.ec2.prefix;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.stream.Stream;

/** What uses a prefix list: security groups and route tables. */
final class PrefixUses {
    private PrefixUses() {}

    static Stream<Key> of(ReadTxn txn, Key list) {
        var groups = GroupRule.TABLE.within(txn, list).stream().map(rule -> list.sibling(rule.group()));
        var tables = RouteTable.TABLE.within(txn, list).stream().map(RouteTable::key);
        return Stream.concat(groups, tables).distinct();
    }

    /** The networks of the VPCs that use it are to be made anew. */
    static void changed(Txn txn, Key list) {
        of(txn, list).forEach(key -> {
            var group = Group.TABLE.get(txn, key);
            var table = RouteTable.TABLE.get(txn, key);
            if (group != null) {
                Wanted.changed(txn, group.vpcKey());
            }
            if (table != null) {
                Wanted.changed(txn, key.sibling(table.vpc()));
            }
        });
    }
}
