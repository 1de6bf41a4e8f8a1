package io.unkai.services.compute.ec2.group;

import io.unkai.api.ec2.UserIdGroupPair;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.GroupRule.Peer;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.PrefixList;
import org.jspecify.annotations.Nullable;

/** Finds whom rules name. */
final class PeerFinder {
    private PeerFinder() {}

    /** A prefix list. */
    static Peer prefixes(Call call, ReadTxn txn, @Nullable String id) {
        if (id == null) {
            throw Ec2Errors.missing("prefixListId");
        }
        return new Peer.Prefixes(PrefixList.visible(call, txn, id).id());
    }

    /** A group of the same VPC, or of one that is peered with it. */
    static Peer group(Call call, ReadTxn txn, Group of, UserIdGroupPair pair) {
        var id = pair.groupId();
        if (id == null && pair.groupName() == null) {
            throw Ec2Errors.missing("groupId");
        }
        var here = id == null
                ? Finder.byName(txn, of.vpcKey(), pair.groupName())
                : Group.TABLE.get(txn, of.key().sibling(id));
        var owner = pair.userId();
        if (here != null
                && (owner == null || owner.equals(call.account()))
                && here.vpc().equals(of.vpc())) {
            return new Peer.Members(call.account(), here.id(), "", "");
        }
        var far = id == null ? null : peered(call, txn, of, id, owner == null ? call.account() : owner);
        if (far == null) {
            throw absent(id, pair.groupName());
        }
        return far;
    }

    private static ApiException absent(@Nullable String id, @Nullable String name) {
        if (id != null && !Kind.GROUP.isId(id)) {
            return Kind.GROUP.malformed(id);
        }
        return Kind.GROUP.absent(id == null ? String.valueOf(name) : id);
    }

    private static @Nullable Peer peered(Call call, ReadTxn txn, Group of, String id, String owner) {
        for (var peering : Peering.active(txn, of.vpcKey())) {
            var other = peering.otherSide(of.vpcKey());
            var group = Group.TABLE.get(txn, new Key(owner, other.region(), id));
            // AWS lets groups be named across accounts, not across regions.
            if (group != null
                    && other.region().equals(call.region())
                    && group.vpcKey().equals(other)) {
                return new Peer.Members(owner, id, peering.id(), other.id());
            }
        }
        return null;
    }
}
