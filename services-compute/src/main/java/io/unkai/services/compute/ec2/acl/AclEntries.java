package io.unkai.services.compute.ec2.acl;

import io.unkai.api.ec2.CreateNetworkAclEntryRequest;
import io.unkai.api.ec2.CreateNetworkAclEntryResponse;
import io.unkai.api.ec2.DeleteNetworkAclEntryRequest;
import io.unkai.api.ec2.DeleteNetworkAclEntryResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ReplaceNetworkAclEntryRequest;
import io.unkai.api.ec2.ReplaceNetworkAclEntryResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Operations on the entries of network ACLs. */
final class AclEntries {
    /** How many entries an ACL may have in each direction. */
    static final Quota QUOTA = new Quota("vpc", "L-2AEEBF1A", "Rules per network ACL", 20);

    void register(Handlers on) {
        on.on(Ec2.CREATE_NETWORK_ACL_ENTRY, this::create);
        on.on(Ec2.REPLACE_NETWORK_ACL_ENTRY, this::replace);
        on.on(Ec2.DELETE_NETWORK_ACL_ENTRY, this::delete);
    }

    private CreateNetworkAclEntryResponse create(Call call, Txn txn, CreateNetworkAclEntryRequest in) {
        var acl = Acl.TABLE.find(call, txn, in.networkAclId());
        var entry = new EntrySpec(
                        in.ruleNumber(),
                        in.egress(),
                        in.protocol(),
                        in.ruleAction(),
                        in.cidrBlock(),
                        in.ipv6CidrBlock(),
                        in.portRange(),
                        in.icmpTypeCode())
                .entry();
        if (find(acl, entry.number(), entry.egress()) != null) {
            throw new ApiException(
                    "NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by " + entry.number() + " already exists.");
        }
        long have = acl.entries().stream()
                .filter(one -> one.egress() == entry.egress())
                .count();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException(
                    "NetworkAclEntryLimitExceeded", "The maximum number of network acl entries has been reached.");
        }
        put(txn, acl, null, entry);
        return CreateNetworkAclEntryResponse.builder().build();
    }

    private ReplaceNetworkAclEntryResponse replace(Call call, Txn txn, ReplaceNetworkAclEntryRequest in) {
        var acl = Acl.TABLE.find(call, txn, in.networkAclId());
        var entry = new EntrySpec(
                        in.ruleNumber(),
                        in.egress(),
                        in.protocol(),
                        in.ruleAction(),
                        in.cidrBlock(),
                        in.ipv6CidrBlock(),
                        in.portRange(),
                        in.icmpTypeCode())
                .entry();
        put(txn, acl, there(acl, entry.number(), entry.egress()), entry);
        return ReplaceNetworkAclEntryResponse.builder().build();
    }

    private DeleteNetworkAclEntryResponse delete(Call call, Txn txn, DeleteNetworkAclEntryRequest in) {
        var acl = Acl.TABLE.find(call, txn, in.networkAclId());
        int number = EntrySpec.checked(in.ruleNumber());
        put(txn, acl, there(acl, number, Boolean.TRUE.equals(in.egress())), null);
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    private static Acl.@Nullable Entry find(Acl acl, int number, boolean egress) {
        for (var entry : acl.entries()) {
            if (entry.number() == number && entry.egress() == egress) {
                return entry;
            }
        }
        return null;
    }

    private static Acl.Entry there(Acl acl, int number, boolean egress) {
        var entry = find(acl, number, egress);
        if (entry == null) {
            throw new ApiException(
                    "InvalidNetworkAclEntry.NotFound",
                    "The network acl entry identified by " + number + " does not exist.");
        }
        return entry;
    }

    private static void put(Txn txn, Acl acl, Acl.@Nullable Entry going, Acl.@Nullable Entry coming) {
        var entries = new ArrayList<>(acl.entries());
        if (going != null) {
            entries.remove(going);
        }
        if (coming != null) {
            entries.add(coming);
        }
        Acl.TABLE.put(txn, acl.with(entries));
        Wanted.changed(txn, acl.key().sibling(acl.vpc()));
    }
}
