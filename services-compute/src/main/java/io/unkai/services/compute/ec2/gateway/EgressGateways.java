package io.unkai.services.compute.ec2.gateway;

import io.unkai.api.ec2.CreateEgressOnlyInternetGatewayRequest;
import io.unkai.api.ec2.CreateEgressOnlyInternetGatewayResult;
import io.unkai.api.ec2.DeleteEgressOnlyInternetGatewayRequest;
import io.unkai.api.ec2.DeleteEgressOnlyInternetGatewayResult;
import io.unkai.api.ec2.DescribeEgressOnlyInternetGatewaysRequest;
import io.unkai.api.ec2.DescribeEgressOnlyInternetGatewaysResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EgressOnlyInternetGateway;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.ClientTokens;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.EgressGateway;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.List;

/** Operations on egress-only internet gateways. */
public final class EgressGateways {
    private static final Filters<EgressOnlyInternetGateway> FILTERS =
            new Filters<EgressOnlyInternetGateway>().onTags(gateway -> Ec2Tags.map(gateway.tags()));

    private final Listing<EgressGateway, EgressOnlyInternetGateway> listing;

    /** @param tokens continue lists */
    public EgressGateways(Tokens tokens) {
        this.listing = new Listing<>(tokens, EgressGateway.TABLE, EgressGateways::view, FILTERS);
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_EGRESS_ONLY_INTERNET_GATEWAY, this::create);
        on.on(Ec2.DELETE_EGRESS_ONLY_INTERNET_GATEWAY, this::delete);
        on.onRead(Ec2.DESCRIBE_EGRESS_ONLY_INTERNET_GATEWAYS, this::describe);
        registry.add(EgressGateway.TABLE);
    }

    private CreateEgressOnlyInternetGatewayResult create(
            Call call, Txn txn, CreateEgressOnlyInternetGatewayRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateEgressOnlyInternetGatewayResult.builder()
                .clientToken(in.clientToken())
                .egressOnlyInternetGateway(view(txn, EgressGateway.TABLE.find(call, txn, id)))
                .build();
    }

    private static String make(Call call, Txn txn, CreateEgressOnlyInternetGatewayRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var gateway = EgressGateway.TABLE.put(
                txn, new EgressGateway(Key.of(call, call.ids().next("eigw")), vpc.id()));
        Ec2Tags.create(call, txn, Kind.EGRESS_GATEWAY, gateway.key(), in.tagSpecifications());
        Wanted.changed(txn, vpc.key());
        return gateway.id();
    }

    private DeleteEgressOnlyInternetGatewayResult delete(
            Call call, Txn txn, DeleteEgressOnlyInternetGatewayRequest in) {
        var gateway = EgressGateway.TABLE.find(call, txn, in.egressOnlyInternetGatewayId());
        EgressGateway.TABLE.remove(txn, gateway);
        Wanted.changed(txn, gateway.key().sibling(gateway.vpc()));
        return DeleteEgressOnlyInternetGatewayResult.builder().returnCode(true).build();
    }

    private DescribeEgressOnlyInternetGatewaysResult describe(
            Call call, ReadTxn txn, DescribeEgressOnlyInternetGatewaysRequest in) {
        var page = listing.list(
                call, txn, Asked.of(in.egressOnlyInternetGatewayIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeEgressOnlyInternetGatewaysResult.builder()
                .egressOnlyInternetGateways(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static EgressOnlyInternetGateway view(ReadTxn txn, EgressGateway gateway) {
        return EgressOnlyInternetGateway.builder()
                .egressOnlyInternetGatewayId(gateway.id())
                .attachments(List.of(InternetGateways.attachment(gateway.vpc(), "attached")))
                .tags(Ec2Tags.of(txn, gateway.key()))
                .build();
    }
}
