package io.unkai.services.compute.ec2.nat;

import io.unkai.api.ec2.CreateNatGatewayRequest;
import io.unkai.api.ec2.CreateNatGatewayResult;
import io.unkai.api.ec2.DeleteNatGatewayRequest;
import io.unkai.api.ec2.DeleteNatGatewayResult;
import io.unkai.api.ec2.DescribeNatGatewaysRequest;
import io.unkai.api.ec2.DescribeNatGatewaysResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.eni.EniSpec;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.AttachmentState;
import io.unkai.services.compute.ec2.net.Eip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.NatGateway;
import io.unkai.services.compute.ec2.net.NatState;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.net.Publicly;
import io.unkai.services.compute.ec2.net.Subnet;
import io.unkai.services.compute.ec2.net.Wanted;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Operations on NAT gateways. */
public final class NatGateways {
    /** How many NAT gateways an account may have in an availability zone. */
    public static final Quota QUOTA = new Quota("vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5);

    /** How long a deleted one is shown at least. */
    private static final Duration SHOWN = Duration.ofHours(1);

    private static final Eni.Origin ORIGIN = new Eni.Origin("nat_gateway", "nat.amazonaws.com");

    private static final Filters<io.unkai.api.ec2.NatGateway> FILTERS = new Filters<io.unkai.api.ec2.NatGateway>()
            .on("nat-gateway-id", io.unkai.api.ec2.NatGateway::natGatewayId)
            .on("state", io.unkai.api.ec2.NatGateway::state)
            .on("subnet-id", io.unkai.api.ec2.NatGateway::subnetId)
            .on("vpc-id", io.unkai.api.ec2.NatGateway::vpcId)
            .on("connectivity-type", io.unkai.api.ec2.NatGateway::connectivityType)
            .onTags(nat -> Ec2Tags.map(nat.tags()));

    private final Listing<NatGateway, io.unkai.api.ec2.NatGateway> listing;
    private final PublicPool pool;

    /**
     * @param tokens continue lists
     * @param pool the public addresses
     */
    public NatGateways(Tokens tokens, PublicPool pool) {
        this.listing = new Listing<>(tokens, NatGateway.TABLE, NatViews::of, FILTERS);
        this.pool = pool;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_NAT_GATEWAY, this::create);
        on.on(Ec2.DELETE_NAT_GATEWAY, this::delete);
        on.onRead(Ec2.DESCRIBE_NAT_GATEWAYS, this::describe);
        registry.add(NatGateway.TABLE);
    }

    private CreateNatGatewayResult create(Call call, Txn txn, CreateNatGatewayRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateNatGatewayResult.builder()
                .natGateway(NatViews.of(txn, NatGateway.TABLE.find(call, txn, id)))
                .clientToken(in.clientToken())
                .build();
    }

    private String make(Call call, Txn txn, CreateNatGatewayRequest in) {
        if (in.secondaryPrivateIpAddressCount() != null
                || !Parts.list(in.secondaryAllocationIds()).isEmpty()
                || !Parts.list(in.secondaryPrivateIpAddresses()).isEmpty()) {
            throw Ec2Errors.unsupported("Secondary addresses of NAT gateways are not offered.");
        }
        boolean publicly = !"private".equals(in.connectivityType());
        if (publicly && in.allocationId() == null) {
            throw Ec2Errors.missing("AllocationId");
        }
        if (!publicly && in.allocationId() != null) {
            throw Ec2Errors.combination("AllocationId cannot be specified for a private NAT gateway");
        }
        var subnet = Subnet.TABLE.find(call, txn, in.subnetId());
        sweep(call, txn);
        checkQuota(call, txn, subnet);
        var eni = eni(call, txn, in, subnet);
        var key = Key.of(call, call.ids().next("nat"));
        if (publicly) {
            associate(call, txn, eni, String.valueOf(in.allocationId()));
        }
        NatGateway.TABLE.put(
                txn,
                new NatGateway(
                        key,
                        subnet.vpc(),
                        subnet.id(),
                        NatState.PENDING,
                        eni.id(),
                        publicly,
                        call.now().truncatedTo(ChronoUnit.SECONDS),
                        null,
                        List.of()));
        Eni.TABLE.put(
                txn, Eni.TABLE.find(txn, eni.key()).with("Interface for NAT Gateway " + key.id(), List.of(), false));
        Ec2Tags.create(call, txn, Kind.NAT_GATEWAY, key, in.tagSpecifications());
        Wanted.changed(txn, subnet.vpcKey());
        return key.id();
    }

    /** Forgets what has been gone for some time. */
    private static void sweep(Call call, Txn txn) {
        for (var nat : NatGateway.TABLE.all(txn, call.account(), call.region())) {
            var gone = nat.state() == NatState.DELETED ? nat.deleted() : null;
            if (gone != null && gone.plus(SHOWN).isBefore(call.now())) {
                NatGateway.TABLE.remove(txn, nat);
            }
        }
    }

    private static void checkQuota(Call call, ReadTxn txn, Subnet subnet) {
        long have = NatGateway.TABLE.all(txn, call.account(), call.region()).stream()
                .filter(nat -> nat.state().alive())
                .map(nat -> Subnet.TABLE.get(txn, nat.key().sibling(nat.subnet())))
                .filter(other -> other != null && other.zone().equals(subnet.zone()))
                .count();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("NatGatewayLimitExceeded", "The maximum number of NAT Gateways has been reached.");
        }
    }

    private static Eni eni(Call call, Txn txn, CreateNatGatewayRequest in, Subnet subnet) {
        var ip = in.privateIpAddress() == null ? null : Cidrs.ip("privateIpAddress", in.privateIpAddress(), false);
        var made = Enis.create(
                call, txn, EniSpec.of(subnet, "NAT Gateway", List.of()).at(ip).madeFor(ORIGIN));
        var attachment = new Eni.Attachment(
                call.ids().next("eni-attach"),
                "",
                "amazon-aws",
                1,
                call.now().truncatedTo(ChronoUnit.SECONDS),
                false,
                AttachmentState.ATTACHED);
        return Eni.TABLE.put(txn, made.attached(attachment));
    }

    private void associate(Call call, Txn txn, Eni eni, String allocation) {
        var eip = Eip.TABLE.find(call, txn, allocation);
        if (eip.use() != null) {
            throw new ApiException(
                    "Resource.AlreadyAssociated", "Elastic IP address [" + allocation + "] is already associated");
        }
        Publicly.associate(call, txn, pool, eip, eni, eni.primary());
    }

    private DeleteNatGatewayResult delete(Call call, Txn txn, DeleteNatGatewayRequest in) {
        var id = in.natGatewayId() == null ? "" : in.natGatewayId();
        var nat = NatGateway.TABLE.get(txn, Key.of(call, id));
        if (nat == null) {
            throw absent(id);
        }
        if (nat.state().alive()) {
            var eni = Eni.TABLE.find(txn, nat.key().sibling(nat.eni()));
            NatGateway.TABLE.put(
                    txn, nat.deleting(call.now().truncatedTo(ChronoUnit.SECONDS), NatViews.addresses(eni)));
            Wanted.changed(txn, nat.key().sibling(nat.vpc()));
        }
        return DeleteNatGatewayResult.builder().natGatewayId(id).build();
    }

    private static ApiException absent(String id) {
        return new ApiException("NatGatewayNotFound", "NatGateway " + id + " was not found");
    }

    private DescribeNatGatewaysResult describe(Call call, ReadTxn txn, DescribeNatGatewaysRequest in) {
        for (var id : Parts.list(in.natGatewayIds())) {
            if (NatGateway.TABLE.get(txn, Key.of(call, id)) == null) {
                throw absent(id);
            }
        }
        var page = listing.list(call, txn, Asked.of(in.natGatewayIds(), in.filter(), in.maxResults(), in.nextToken()));
        return DescribeNatGatewaysResult.builder()
                .natGateways(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
