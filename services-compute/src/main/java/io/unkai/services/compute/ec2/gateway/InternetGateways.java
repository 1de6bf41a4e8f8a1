package io.unkai.services.compute.ec2.gateway;

import io.unkai.api.ec2.AttachInternetGatewayRequest;
import io.unkai.api.ec2.AttachInternetGatewayResponse;
import io.unkai.api.ec2.CreateInternetGatewayRequest;
import io.unkai.api.ec2.CreateInternetGatewayResult;
import io.unkai.api.ec2.DeleteInternetGatewayRequest;
import io.unkai.api.ec2.DeleteInternetGatewayResponse;
import io.unkai.api.ec2.DescribeInternetGatewaysRequest;
import io.unkai.api.ec2.DescribeInternetGatewaysResult;
import io.unkai.api.ec2.DetachInternetGatewayRequest;
import io.unkai.api.ec2.DetachInternetGatewayResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InternetGatewayAttachment;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.InternetGateway;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import io.unkai.services.compute.ec2.vpc.DefaultVpc;
import java.util.List;

/** Operations on internet gateways. */
public final class InternetGateways {
    /** How many internet gateways an account may have in a region. */
    public static final Quota QUOTA = new Quota("vpc", "L-A4707A72", "Internet gateways per Region", 5);

    private static final Filters<io.unkai.api.ec2.InternetGateway> FILTERS = new Filters<
                    io.unkai.api.ec2.InternetGateway>()
            .on("internet-gateway-id", io.unkai.api.ec2.InternetGateway::internetGatewayId)
            .on("owner-id", io.unkai.api.ec2.InternetGateway::ownerId)
            .onEach(
                    "attachment.state",
                    Parts.each(io.unkai.api.ec2.InternetGateway::attachments, InternetGatewayAttachment::state))
            .onEach(
                    "attachment.vpc-id",
                    Parts.each(io.unkai.api.ec2.InternetGateway::attachments, InternetGatewayAttachment::vpcId))
            .onTags(gateway -> Ec2Tags.map(gateway.tags()));

    private final Listing<InternetGateway, io.unkai.api.ec2.InternetGateway> listing;

    /** @param tokens continue lists */
    public InternetGateways(Tokens tokens) {
        this.listing = new Listing<>(tokens, InternetGateway.TABLE, InternetGateways::view, FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_INTERNET_GATEWAY, this::create);
        on.on(Ec2.ATTACH_INTERNET_GATEWAY, this::attach);
        on.on(Ec2.DETACH_INTERNET_GATEWAY, this::detach);
        on.on(Ec2.DELETE_INTERNET_GATEWAY, this::delete);
        on.on(Ec2.DESCRIBE_INTERNET_GATEWAYS, DefaultVpc.first(this::describe));
        registry.add(InternetGateway.TABLE);
    }

    private CreateInternetGatewayResult create(Call call, Txn txn, CreateInternetGatewayRequest in) {
        DefaultVpc.ensure(call, txn);
        int have = InternetGateway.TABLE.all(txn, call.account(), call.region()).size();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException(
                    "InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
        }
        var gateway = InternetGateway.TABLE.put(
                txn, new InternetGateway(Key.of(call, call.ids().next("igw")), null));
        Ec2Tags.create(call, txn, Kind.INTERNET_GATEWAY, gateway.key(), in.tagSpecifications());
        return CreateInternetGatewayResult.builder()
                .internetGateway(view(txn, gateway))
                .build();
    }

    private AttachInternetGatewayResponse attach(Call call, Txn txn, AttachInternetGatewayRequest in) {
        var gateway = InternetGateway.TABLE.find(call, txn, in.internetGatewayId());
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        if (gateway.vpc() != null) {
            throw new ApiException(
                    "Resource.AlreadyAssociated",
                    "resource " + gateway.id() + " is already attached to network " + gateway.vpc());
        }
        if (InternetGateway.TABLE.anyWithin(txn, vpc.key())) {
            throw Ec2Errors.invalidValue("Network " + vpc.id() + " already has an internet gateway attached");
        }
        InternetGateway.TABLE.put(txn, new InternetGateway(gateway.key(), vpc.id()));
        Wanted.changed(txn, vpc.key());
        return AttachInternetGatewayResponse.builder().build();
    }

    private DetachInternetGatewayResponse detach(Call call, Txn txn, DetachInternetGatewayRequest in) {
        var gateway = InternetGateway.TABLE.find(call, txn, in.internetGatewayId());
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        if (!vpc.id().equals(gateway.vpc())) {
            throw new ApiException(
                    "Gateway.NotAttached", "resource " + gateway.id() + " is not attached to network " + vpc.id());
        }
        boolean mapped = Eni.TABLE.within(txn, vpc.key()).stream()
                .flatMap(eni -> eni.addresses().stream())
                .anyMatch(address -> address.publicly() != null);
        if (mapped) {
            throw Ec2Errors.dependency("Network " + vpc.id()
                    + " has some mapped public address(es). Please unmap those public address(es) before detaching the"
                    + " gateway.");
        }
        InternetGateway.TABLE.put(txn, new InternetGateway(gateway.key(), null));
        Wanted.changed(txn, vpc.key());
        return DetachInternetGatewayResponse.builder().build();
    }

    private DeleteInternetGatewayResponse delete(Call call, Txn txn, DeleteInternetGatewayRequest in) {
        var gateway = InternetGateway.TABLE.find(call, txn, in.internetGatewayId());
        if (gateway.vpc() != null) {
            throw Ec2Errors.dependency("internetGateway", gateway.id());
        }
        InternetGateway.TABLE.remove(txn, gateway);
        return DeleteInternetGatewayResponse.builder().build();
    }

    private DescribeInternetGatewaysResult describe(Call call, ReadTxn txn, DescribeInternetGatewaysRequest in) {
        var page = listing.list(
                call, txn, Asked.of(in.internetGatewayIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeInternetGatewaysResult.builder()
                .internetGateways(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static io.unkai.api.ec2.InternetGateway view(ReadTxn txn, InternetGateway gateway) {
        return io.unkai.api.ec2.InternetGateway.builder()
                .internetGatewayId(gateway.id())
                .ownerId(gateway.key().account())
                .attachments(gateway.vpc() == null ? List.of() : List.of(attachment(gateway.vpc(), "available")))
                .tags(Ec2Tags.of(txn, gateway.key()))
                .build();
    }

    static InternetGatewayAttachment attachment(String vpc, String state) {
        return InternetGatewayAttachment.builder().vpcId(vpc).state(state).build();
    }
}
