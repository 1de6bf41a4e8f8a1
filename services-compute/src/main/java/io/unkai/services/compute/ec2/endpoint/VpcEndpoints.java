package io.unkai.services.compute.ec2.endpoint;

import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.CreateVpcEndpointResult;
import io.unkai.api.ec2.DeleteVpcEndpointsRequest;
import io.unkai.api.ec2.DeleteVpcEndpointsResult;
import io.unkai.api.ec2.DescribeVpcEndpointsRequest;
import io.unkai.api.ec2.DescribeVpcEndpointsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVpcEndpointRequest;
import io.unkai.api.ec2.ModifyVpcEndpointResult;
import io.unkai.api.ec2.UnsuccessfulItem;
import io.unkai.api.ec2.UnsuccessfulItemError;
import io.unkai.api.ec2.VpcEndpoint;
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
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.EndpointService;
import io.unkai.services.compute.ec2.net.Readiness;
import io.unkai.services.compute.ec2.net.ServiceNames;
import io.unkai.services.compute.ec2.net.Vpc;
import io.unkai.services.compute.ec2.net.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Operations on VPC endpoints: gateway endpoints to S3, interface endpoints to other services of this cloud. */
public final class VpcEndpoints {
    /** How many gateway endpoints an account may have in a region. */
    static final Quota QUOTA = new Quota("vpc", "L-1B52E74A", "Gateway VPC endpoints per Region", 20);

    private final Listing<Endpoint, VpcEndpoint> listing;
    private final Tokens tokens;

    /** @param tokens continue lists */
    public VpcEndpoints(Tokens tokens) {
        this.listing = new Listing<>(tokens, Endpoint.TABLE, EndpointViews::of, EndpointViews.FILTERS);
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on, Registry registry) {
        on.on(Ec2.CREATE_VPC_ENDPOINT, this::create);
        on.on(Ec2.MODIFY_VPC_ENDPOINT, this::modify);
        on.on(Ec2.DELETE_VPC_ENDPOINTS, this::delete);
        on.onRead(Ec2.DESCRIBE_VPC_ENDPOINTS, this::describe);
        new EndpointServiceList(tokens).register(on);
        registry.add(Endpoint.TABLE);
    }

    /** The policy of an endpoint; nothing is allowed where it is gone. */
    public static String policy(ReadTxn txn, Key key) {
        var endpoint = Endpoint.TABLE.get(txn, key);
        return endpoint == null ? EndpointPolicy.NO_ACCESS : endpoint.policy();
    }

    private CreateVpcEndpointResult create(Call call, Txn txn, CreateVpcEndpointRequest in) {
        var id = ClientTokens.once(call, txn, in.clientToken(), in, () -> make(call, txn, in));
        return CreateVpcEndpointResult.builder()
                .vpcEndpoint(EndpointViews.of(txn, Endpoint.TABLE.find(call, txn, id)))
                .clientToken(in.clientToken())
                .build();
    }

    private static String make(Call call, Txn txn, CreateVpcEndpointRequest in) {
        var vpc = Vpc.TABLE.find(call, txn, in.vpcId());
        var type = in.vpcEndpointType() == null ? EndpointViews.GATEWAY : in.vpcEndpointType();
        var service = service(call, in.serviceName(), type);
        boolean gateway = type.equals(EndpointViews.GATEWAY);
        var key = Key.of(call, call.ids().next("vpce"));
        if (gateway) {
            checkGateway(call, txn, in);
        }
        var endpoint = Endpoint.TABLE.put(
                txn,
                new Endpoint(
                        key,
                        vpc.id(),
                        service,
                        Readiness.PENDING,
                        EndpointPolicy.of(in.policyDocument()),
                        call.now(),
                        gateway ? null : InterfaceEndpoints.make(call, txn, vpc, key, in)));
        EndpointRoutes.add(call, txn, endpoint, in.routeTableIds());
        Ec2Tags.create(call, txn, Kind.ENDPOINT, endpoint.key(), in.tagSpecifications());
        Wanted.changed(txn, vpc.key());
        return endpoint.id();
    }

    private static void checkGateway(Call call, Txn txn, CreateVpcEndpointRequest in) {
        refuse(
                in.subnetIds(),
                in.securityGroupIds(),
                in.dnsOptions(),
                in.privateDnsEnabled(),
                in.subnetConfigurations());
        long have = Endpoint.TABLE.all(txn, call.account(), call.region()).stream()
                .filter(endpoint -> endpoint.inside() == null)
                .count();
        if (have >= QUOTA.value(txn, call.account(), call.region())) {
            throw new ApiException("VpcEndpointLimitExceeded", "The maximum number of VPC endpoints has been reached.");
        }
    }

    private static String service(Call call, @Nullable String name, String type) {
        if (name == null) {
            throw Ec2Errors.missing("ServiceName");
        }
        boolean s3 = name.equals(ServiceNames.s3(call.region()));
        if (!s3 && EndpointService.find(call.region(), name) == null) {
            throw new ApiException("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
        }
        var offered = s3 ? EndpointViews.GATEWAY : EndpointViews.INTERFACE;
        if (!type.equals(offered)) {
            throw new ApiException(
                    "InvalidParameter",
                    "Endpoint type (" + type + ") does not match available service types ([" + offered + "]).");
        }
        return name;
    }

    /** What only other types have; a list without anything and a plain no are nothing. */
    private static void refuse(@Nullable Object... others) {
        boolean any = Stream.of(others)
                .filter(Objects::nonNull)
                .anyMatch(one -> !one.equals(false) && !(one instanceof java.util.List<?> list && list.isEmpty()));
        if (any) {
            throw Ec2Errors.combination(
                    "Subnets, security groups and private DNS are not supported for gateway endpoints.");
        }
    }

    private ModifyVpcEndpointResult modify(Call call, Txn txn, ModifyVpcEndpointRequest in) {
        var endpoint = Endpoint.TABLE.find(call, txn, in.vpcEndpointId());
        boolean reset = Boolean.TRUE.equals(in.resetPolicy());
        if (reset && in.policyDocument() != null) {
            throw Ec2Errors.combination("ResetPolicy and PolicyDocument cannot be specified together");
        }
        if (reset || in.policyDocument() != null) {
            endpoint = Endpoint.TABLE.put(txn, endpoint.with(EndpointPolicy.of(in.policyDocument())));
        }
        var inside = endpoint.inside();
        if (inside == null) {
            refuse(in.addSubnetIds(), in.removeSubnetIds(), in.addSecurityGroupIds(), in.removeSecurityGroupIds());
            refuse(in.dnsOptions(), in.privateDnsEnabled(), in.subnetConfigurations());
            EndpointRoutes.remove(call, txn, endpoint, in.removeRouteTableIds());
            EndpointRoutes.add(call, txn, endpoint, in.addRouteTableIds());
        } else {
            if (!Parts.list(in.addRouteTableIds()).isEmpty()
                    || !Parts.list(in.removeRouteTableIds()).isEmpty()) {
                throw Ec2Errors.combination("Route table IDs are only supported for Gateway type VPC Endpoint.");
            }
            Endpoint.TABLE.put(txn, endpoint.with(InterfaceEndpoints.change(call, txn, endpoint, inside, in)));
        }
        Wanted.changed(txn, endpoint.vpcKey());
        return ModifyVpcEndpointResult.builder().return_(true).build();
    }

    private DeleteVpcEndpointsResult delete(Call call, Txn txn, DeleteVpcEndpointsRequest in) {
        var failed = new ArrayList<UnsuccessfulItem>();
        for (var id : new LinkedHashSet<>(Parts.list(in.vpcEndpointIds()))) {
            try {
                var endpoint = Endpoint.TABLE.find(call, txn, id);
                EndpointRoutes.removeAll(txn, endpoint);
                InterfaceEndpoints.remove(txn, endpoint);
                Endpoint.TABLE.remove(txn, endpoint);
                Wanted.changed(txn, endpoint.vpcKey());
            } catch (ApiException e) {
                failed.add(failed(id, e));
            }
        }
        return DeleteVpcEndpointsResult.builder().unsuccessful(failed).build();
    }

    private static UnsuccessfulItem failed(String id, ApiException why) {
        var error = UnsuccessfulItemError.builder().code(why.code()).message(why.getMessage());
        return UnsuccessfulItem.builder().resourceId(id).error(error.build()).build();
    }

    private DescribeVpcEndpointsResult describe(Call call, ReadTxn txn, DescribeVpcEndpointsRequest in) {
        var page =
                listing.list(call, txn, Asked.of(in.vpcEndpointIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeVpcEndpointsResult.builder()
                .vpcEndpoints(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
