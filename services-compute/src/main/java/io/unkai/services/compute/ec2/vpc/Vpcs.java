package io.unkai.services.compute.ec2.vpc;

import io.unkai.api.ec2.CreateDefaultVpcRequest;
import io.unkai.api.ec2.CreateDefaultVpcResult;
import io.unkai.api.ec2.CreateVpcRequest;
import io.unkai.api.ec2.CreateVpcResult;
import io.unkai.api.ec2.DeleteVpcRequest;
import io.unkai.api.ec2.DeleteVpcResponse;
import io.unkai.api.ec2.DescribeVpcsRequest;
import io.unkai.api.ec2.DescribeVpcsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.Ipv6Pool;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on VPCs. */
public final class Vpcs {
    /** How many VPCs an account may have in a region. */
    public static final Quota QUOTA = new Quota("vpc", "L-F678F1CE", "VPCs per Region", 5);

    private final Listing<Vpc, io.unkai.api.ec2.Vpc> listing;

    /** @param tokens continue lists */
    public Vpcs(Tokens tokens) {
        this.listing = new Listing<>(tokens, Vpc.TABLE, VpcViews::of, VpcViews.FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_VPC, this::create);
        on.on(Ec2.CREATE_DEFAULT_VPC, this::createDefault);
        on.on(Ec2.DELETE_VPC, this::delete);
        on.on(Ec2.DESCRIBE_VPCS, DefaultVpc.first(this::describe));
        new VpcAttributes().register(on);
        new VpcBlocks().register(on);
        registry.add(Vpc.TABLE);
    }

    private CreateVpcResult create(Call call, Txn txn, CreateVpcRequest in) {
        refusePools(in);
        var cidr = Cidrs.sized(Cidrs.ipv4("cidrBlock", in.cidrBlock()), "InvalidVpc.Range");
        var tenancy = tenancy(in.instanceTenancy());
        var dhcp = DefaultVpc.ensure(call, txn);
        checkQuota(call, txn);
        var ipv6 = Boolean.TRUE.equals(in.amazonProvidedIpv6CidrBlock())
                ? List.of(new Block(call.ids().next("vpc-cidr-assoc"), Ipv6Pool.next(txn)))
                : List.<Block>of();
        var vpc = NewVpc.create(call, txn, cidr, ipv6, tenancy, false, dhcp, List.of());
        Ec2Tags.create(call, txn, Kind.VPC, vpc.key(), in.tagSpecifications());
        return CreateVpcResult.builder().vpc(VpcViews.of(txn, vpc)).build();
    }

    private static void refusePools(CreateVpcRequest in) {
        if (in.ipv4IpamPoolId() != null || in.ipv6IpamPoolId() != null || in.ipv6Pool() != null) {
            throw Ec2Errors.unsupported("Address pools of IPAM and your own IPv6 pools are not offered.");
        }
    }

    private static String tenancy(@Nullable String asked) {
        if (asked != null && asked.equals("host")) {
            throw Ec2Errors.invalidValue("instanceTenancy", asked, "Tenancy of a VPC is default or dedicated.");
        }
        return asked == null ? "default" : asked;
    }

    private static void checkQuota(Call call, ReadTxn txn) {
        int have = Vpc.TABLE.all(txn, call.account(), call.region()).size();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
        }
    }

    private CreateDefaultVpcResult createDefault(Call call, Txn txn, CreateDefaultVpcRequest in) {
        var dhcp = DefaultVpc.ensure(call, txn);
        var there = DefaultVpc.find(call, txn);
        if (there != null) {
            throw new ApiException(
                    "DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
        }
        var vpc = DefaultVpc.create(call, txn, dhcp);
        return CreateDefaultVpcResult.builder().vpc(VpcViews.of(txn, vpc)).build();
    }

    private DeleteVpcResponse delete(Call call, Txn txn, DeleteVpcRequest in) {
        Deletion.delete(txn, Vpc.TABLE.find(call, txn, in.vpcId()));
        return DeleteVpcResponse.builder().build();
    }

    private DescribeVpcsResult describe(Call call, ReadTxn txn, DescribeVpcsRequest in) {
        var page = listing.list(call, txn, Asked.of(in.vpcIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeVpcsResult.builder()
                .vpcs(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
