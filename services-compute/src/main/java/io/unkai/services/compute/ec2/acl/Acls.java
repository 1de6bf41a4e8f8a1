package io.unkai.services.compute.ec2.acl;

import io.unkai.api.ec2.CreateNetworkAclRequest;
import io.unkai.api.ec2.CreateNetworkAclResult;
import io.unkai.api.ec2.DeleteNetworkAclRequest;
import io.unkai.api.ec2.DeleteNetworkAclResponse;
import io.unkai.api.ec2.DescribeNetworkAclsRequest;
import io.unkai.api.ec2.DescribeNetworkAclsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.NetworkAcl;
import io.unkai.api.ec2.ReplaceNetworkAclAssociationRequest;
import io.unkai.api.ec2.ReplaceNetworkAclAssociationResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Acl;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.List;

/** Operations on network ACLs. */
public final class Acls {
    /** How many network ACLs a VPC may have. */
    public static final Quota QUOTA = new Quota("vpc", "L-B4A6D682", "Network ACLs per VPC", 200);

    private final Listing<Acl, NetworkAcl> listing;

    /** @param tokens continue lists */
    public Acls(Tokens tokens) {
        this.listing = new Listing<>(tokens, Acl.TABLE, AclViews::of, AclViews.FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_NETWORK_ACL, this::create);
        on.on(Ec2.DELETE_NETWORK_ACL, this::delete);
        on.on(Ec2.DESCRIBE_NETWORK_ACLS, DefaultVpc.first(this::describe));
        on.on(Ec2.REPLACE_NETWORK_ACL_ASSOCIATION, this::replace);
        new AclEntries().register(on);
        registry.add(Acl.TABLE);
    }

    private CreateNetworkAclResult create(Call call, Txn txn, CreateNetworkAclRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateNetworkAclResult.builder()
                .networkAcl(AclViews.of(txn, Acl.TABLE.find(call, txn, id)))
                .clientToken(in.clientToken())
                .build();
    }

    private static String make(Call call, Txn txn, CreateNetworkAclRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        if (Acl.TABLE.within(txn, vpc.key()).size() >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("NetworkAclLimitExceeded", "The maximum number of network acls has been reached.");
        }
        var acl = Acl.TABLE.put(txn, new Acl(Key.of(call, call.ids().next("acl")), vpc.id(), false, List.of()));
        Ec2Tags.create(call, txn, Kind.ACL, acl.key(), in.tagSpecifications());
        return acl.id();
    }

    private DeleteNetworkAclResponse delete(Call call, Txn txn, DeleteNetworkAclRequest in) {
        var acl = Acl.TABLE.find(call, txn, in.networkAclId());
        if (acl.isDefault()) {
            throw Ec2Errors.invalidValue("cannot delete default network ACL " + acl.id());
        }
        if (Subnet.TABLE.anyWithin(txn, acl.key())) {
            throw Ec2Errors.dependency("networkAcl", acl.id());
        }
        Acl.TABLE.remove(txn, acl);
        return DeleteNetworkAclResponse.builder().build();
    }

    private ReplaceNetworkAclAssociationResult replace(Call call, Txn txn, ReplaceNetworkAclAssociationRequest in) {
        var acl = Acl.TABLE.find(call, txn, in.networkAclId());
        var subnet = subnet(call, txn, in.associationId() == null ? "" : in.associationId());
        if (!subnet.vpc().equals(acl.vpc())) {
            throw Ec2Errors.invalidValue(
                    "network acl " + acl.id() + " and subnet " + subnet.id() + " belong to different networks");
        }
        var association = call.ids().next("aclassoc");
        Subnet.TABLE.put(txn, subnet.withAcl(new Subnet.Use(association, acl.id())));
        Wanted.changed(txn, subnet.vpcKey());
        return ReplaceNetworkAclAssociationResult.builder()
                .newAssociationId(association)
                .build();
    }

    private static Subnet subnet(Call call, ReadTxn txn, String association) {
        for (var subnet : Subnet.TABLE.within(txn, Key.of(call, association))) {
            if (subnet.acl().association().equals(association)) {
                return subnet;
            }
        }
        throw new ApiException(
                "InvalidAssociationID.NotFound", "The association ID '" + association + "' does not exist");
    }

    private DescribeNetworkAclsResult describe(Call call, ReadTxn txn, DescribeNetworkAclsRequest in) {
        var page = listing.list(call, txn, Asked.of(in.networkAclIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeNetworkAclsResult.builder()
                .networkAcls(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
