package io.unkai.services.compute.ec2.vpc;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Zones;
import io.unkai.services.compute.ec2.net.DhcpOptions;
import io.unkai.services.compute.ec2.net.InternetGateway;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.RouteTable;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The VPC that every account has in every region before it made any, as on AWS. It is made when the region is first looked at, so that
 * regions that nobody uses cost nothing; a user who deletes it stays without one.
 */
public final class DefaultVpc {
    private record Place(String account, String region) {}

    private record Begun(String dhcpOptions) {}

    private static final Table<Place, Begun> TABLE =
            new Table<>("ec2.regions", KeyCodecs.of(Place.class), RecordCodec.of(Begun.class));
    private static final Cidr BLOCK = Cidr.parse("172.31.0.0/16");
    private static final int SUBNET_PREFIX = 20;
    private static final String ANYWHERE = "0.0.0.0/0";

    private DefaultVpc() {}

    /** Makes what a region has from the start, the first time an account uses it; answers the id of its DHCP options. */
    public static String ensure(Call call, Txn txn) {
        var place = new Place(call.account(), call.region());
        var begun = txn.get(TABLE, place);
        if (begun != null) {
            return begun.dhcpOptions;
        }
        var dhcp = call.ids().next("dopt");
        txn.put(TABLE, place, new Begun(dhcp));
        DhcpOptions.TABLE.put(txn, DhcpOptions.first(Key.of(call, dhcp)));
        create(call, txn, dhcp);
        return dhcp;
    }

    /** A handler that reads, once the region has what it has from the start. */
    public static <I, O> Handler.WriteFunction<I, O> first(Handler.ReadFunction<I, O> read) {
        return (call, txn, in) -> {
            ensure(call, txn);
            return read.handle(call, txn, in);
        };
    }

    /** Makes a default VPC. */
    static Vpc create(Call call, Txn txn, String dhcpOptions) {
        var gateway = call.ids().next("igw");
        var vpc = NewVpc.create(
                call,
                txn,
                BLOCK,
                List.of(),
                "default",
                true,
                dhcpOptions,
                List.of(new RouteTable.Route(ANYWHERE, gateway, true)));
        InternetGateway.TABLE.put(txn, new InternetGateway(Key.of(call, gateway), vpc.id()));
        var next = BLOCK.first();
        for (var zone : Zones.of(call.region())) {
            var cidr = new Cidr(next, SUBNET_PREFIX);
            subnet(call, txn, vpc, zone, cidr);
            next = cidr.last().plus(1);
        }
        return vpc;
    }

    private static Subnet subnet(Call call, Txn txn, Vpc vpc, Zones.Zone zone, Cidr cidr) {
        return Subnet.TABLE.put(
                txn,
                new Subnet(
                        Key.of(call, call.ids().next("subnet")),
                        vpc.id(),
                        Readiness.PENDING,
                        cidr,
                        null,
                        zone,
                        true,
                        Subnet.Settings.DEFAULT,
                        null,
                        new Subnet.Use(call.ids().next("aclassoc"), vpc.defaultAcl())));
    }

    /** Makes the default subnet of a zone that has none. */
    public static Subnet subnet(Call call, Txn txn, Zones.Zone zone) {
        var vpc = find(call, txn);
        if (vpc == null) {
            throw new ApiException("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
        }
        var others = Subnet.TABLE.within(txn, vpc.key());
        if (others.stream().anyMatch(other -> other.isDefault() && other.zone().equals(zone))) {
            throw new ApiException(
                    "DefaultSubnetAlreadyExistsInAvailabilityZone",
                    "A default subnet already exists in this availability zone.");
        }
        for (var cidr = new Cidr(BLOCK.first(), SUBNET_PREFIX);
                BLOCK.contains(cidr);
                cidr = new Cidr(cidr.last().plus(1), SUBNET_PREFIX)) {
            var free = cidr;
            if (others.stream().noneMatch(other -> other.cidr().overlaps(free))) {
                var made = subnet(call, txn, vpc, zone, free);
                Wanted.changed(txn, vpc.key());
                return made;
            }
        }
        throw new ApiException("InsufficientCidrBlocks", "There are not enough free CIDR blocks in the default VPC.");
    }

    /** The default VPC of the call's account and region, or null where the user deleted it. */
    public static @Nullable Vpc find(Call call, ReadTxn txn) {
        for (var vpc : Vpc.TABLE.all(txn, call.account(), call.region())) {
            if (vpc.isDefault()) {
                return vpc;
            }
        }
        return null;
    }
}
