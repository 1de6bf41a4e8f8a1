package io.unkai.services.compute.ec2.group;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import org.jspecify.annotations.Nullable;

/** Finds security groups by what calls name. */
final class Finder {
    private Finder() {}

    /** The group of an id, or of a name in the default VPC. */
    static Group find(Call call, Txn txn, @Nullable String id, @Nullable String name) {
        if (id != null) {
            return Group.TABLE.find(call, txn, id);
        }
        if (name == null) {
            throw Ec2Errors.missing("groupId");
        }
        DefaultVpc.ensure(call, txn);
        var vpc = DefaultVpc.find(call, txn);
        var found = vpc == null ? null : byName(txn, vpc.key(), name);
        if (found == null) {
            throw Kind.GROUP.absent(name);
        }
        return found;
    }

    /** The group of a name in a VPC, or null. */
    static @Nullable Group byName(ReadTxn txn, Key vpc, @Nullable String name) {
        for (var group : Group.TABLE.within(txn, vpc)) {
            if (group.name().equals(name)) {
                return group;
            }
        }
        return null;
    }
}
