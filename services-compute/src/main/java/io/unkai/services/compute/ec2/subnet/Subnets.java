package io.unkai.services.compute.ec2.subnet;

import io.unkai.api.ec2.CreateSubnetRequest;
import io.unkai.api.ec2.CreateSubnetResult;
import io.unkai.api.ec2.DeleteSubnetRequest;
import io.unkai.api.ec2.DeleteSubnetResponse;
import io.unkai.api.ec2.DescribeSubnetsRequest;
import io.unkai.api.ec2.DescribeSubnetsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.base.Zones;
import io.unkai.services.compute.ec2.net.Block;
import io.unkai.services.compute.ec2.net.CidrReservation;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations on subnets. */
public final class Subnets {
    /** How many subnets a VPC may have. */
    public static final Quota QUOTA = new Quota("vpc", "L-407747CB", "Subnets per VPC", 200);

    private static final int PREFIX6 = 64;

    private final Listing<Subnet, io.unkai.api.ec2.Subnet> listing;
    private final Tokens tokens;

    /** @param tokens continue lists */
    public Subnets(Tokens tokens) {
        this.tokens = tokens;
        this.listing = new Listing<>(tokens, Subnet.TABLE, SubnetViews::of, SubnetViews.FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_SUBNET, this::create);
        on.on(Ec2.DELETE_SUBNET, this::delete);
        on.on(Ec2.DESCRIBE_SUBNETS, DefaultVpc.first(this::describe));
        new SubnetSettings().register(on);
        new Reservations(tokens).register(on, registry);
        registry.add(Subnet.TABLE);
    }

    private CreateSubnetResult create(Call call, Txn txn, CreateSubnetRequest in) {
        refuse(in);
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var cidr = Cidrs.sized(Cidrs.ipv4("cidrBlock", in.cidrBlock()), "InvalidSubnet.Range");
        if (vpc.blocks().stream().noneMatch(block -> block.cidr().contains(cidr))) {
            throw new ApiException("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
        }
        var others = Subnet.TABLE.within(txn, vpc.key());
        for (var other : others) {
            conflict(other, cidr);
        }
        if (others.size() >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("SubnetLimitExceeded", "The maximum number of subnets has been reached.");
        }
        var block6 = in.ipv6CidrBlock() == null ? null : block6(call, txn, vpc, in.ipv6CidrBlock());
        var subnet = Subnet.TABLE.put(
                txn,
                new Subnet(
                        Key.of(call, call.ids().next("subnet")),
                        vpc.id(),
                        Readiness.PENDING,
                        cidr,
                        block6,
                        zone(call, in.availabilityZone(), in.availabilityZoneId()),
                        false,
                        Subnet.Settings.NEW,
                        null,
                        new Subnet.Use(call.ids().next("aclassoc"), vpc.defaultAcl())));
        Ec2Tags.create(call, txn, Kind.SUBNET, subnet.key(), in.tagSpecifications());
        Wanted.changed(txn, vpc.key());
        return CreateSubnetResult.builder().subnet(SubnetViews.of(txn, subnet)).build();
    }

    private static void refuse(CreateSubnetRequest in) {
        if (in.ipv4IpamPoolId() != null || in.ipv6IpamPoolId() != null || in.outpostArn() != null) {
            throw Ec2Errors.unsupported("Address pools of IPAM and Outposts are not offered.");
        }
        if (Boolean.TRUE.equals(in.ipv6Native())) {
            throw Ec2Errors.unsupported("Subnets with IPv6 alone are not offered.");
        }
    }

    private static void conflict(Subnet other, Cidr cidr) {
        if (cidr.v6()
                ? other.block6() != null && other.block6().cidr().overlaps(cidr)
                : other.cidr().overlaps(cidr)) {
            throw new ApiException("InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
        }
    }

    /** The IPv6 block that a call asks for, once it is known to be free. */
    static Block block6(Call call, ReadTxn txn, Vpc vpc, String text) {
        var cidr = Cidrs.ipv6("ipv6CidrBlock", text);
        if (cidr.prefix() != PREFIX6
                || vpc.blocks6().stream().noneMatch(block -> block.cidr().contains(cidr))) {
            throw new ApiException("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
        }
        Subnet.TABLE.within(txn, vpc.key()).forEach(other -> conflict(other, cidr));
        return new Block(call.ids().next("subnet-cidr-assoc"), cidr);
    }

    /** The zone that a call names, or one of the region. */
    static Zones.Zone zone(Call call, @Nullable String name, @Nullable String id) {
        var zones = Zones.of(call.region());
        var asked = name != null ? name : id;
        if (asked == null) {
            var random = new byte[1];
            call.ids().fill(random);
            return zones.get((random[0] & 0xff) % zones.size());
        }
        var zone = Zones.find(call.region(), asked);
        if (zone == null || name != null && id != null && !zone.equals(Zones.find(call.region(), id))) {
            throw Ec2Errors.invalidValue(
                    name != null ? "availabilityZone" : "availabilityZoneId",
                    asked,
                    "Subnets can currently only be created in the following availability zones: "
                            + zones.stream().map(Zones.Zone::name).collect(Collectors.joining(", ")) + ".");
        }
        return zone;
    }

    private DeleteSubnetResponse delete(Call call, Txn txn, DeleteSubnetRequest in) {
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        if (Eni.TABLE.anyWithin(txn, subnet.key())) {
            throw Ec2Errors.dependency("subnet", subnet.id());
        }
        CidrReservation.TABLE.within(txn, subnet.key()).forEach(one -> CidrReservation.TABLE.remove(txn, one));
        Subnet.TABLE.remove(txn, subnet);
        Wanted.changed(txn, subnet.vpcKey());
        return DeleteSubnetResponse.builder().build();
    }

    private DescribeSubnetsResult describe(Call call, ReadTxn txn, DescribeSubnetsRequest in) {
        var page = listing.list(call, txn, Asked.of(in.subnetIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeSubnetsResult.builder()
                .subnets(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
