package io.unkai.services.compute.ec2.route;

import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.ReplaceRouteRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.net.EgressGateway;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.InternetGateway;
import io.unkai.services.compute.ec2.net.NatGateway;
import io.unkai.services.compute.ec2.net.Peering;
import io.unkai.services.compute.ec2.net.RouteTable;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a route is to lead to, and checks that the table's VPC can reach it. */
record Target(Call call, ReadTxn txn, RouteTable table) {
    String find(CreateRouteRequest in) {
        refuse(in.transitGatewayId(), in.localGatewayId(), in.carrierGatewayId(), in.coreNetworkArn());
        return find(
                one(in.gatewayId(), in.vpcEndpointId()),
                in.egressOnlyInternetGatewayId(),
                in.natGatewayId(),
                in.networkInterfaceId(),
                in.instanceId(),
                in.vpcPeeringConnectionId());
    }

    String find(ReplaceRouteRequest in) {
        refuse(in.transitGatewayId(), in.localGatewayId(), in.carrierGatewayId(), in.coreNetworkArn());
        return find(
                one(in.gatewayId(), in.vpcEndpointId()),
                in.egressOnlyInternetGatewayId(),
                in.natGatewayId(),
                in.networkInterfaceId(),
                in.instanceId(),
                in.vpcPeeringConnectionId());
    }

    private static void refuse(@Nullable String... unknown) {
        if (Stream.of(unknown).anyMatch(Objects::nonNull)) {
            throw Ec2Errors.unsupported(
                    "Routes to transit, local and carrier gateways and to core networks are not offered.");
        }
    }

    private static @Nullable String one(@Nullable String gateway, @Nullable String endpoint) {
        if (gateway != null && endpoint != null) {
            throw several();
        }
        return gateway == null ? endpoint : gateway;
    }

    private static ApiException several() {
        return Ec2Errors.combination("Only one target of a route can be specified");
    }

    private String find(
            @Nullable String gateway,
            @Nullable String egress,
            @Nullable String nat,
            @Nullable String eni,
            @Nullable String instance,
            @Nullable String peering) {
        long given = Stream.of(gateway, egress, nat, eni, instance, peering)
                .filter(Objects::nonNull)
                .count();
        if (given != 1) {
            throw given == 0 ? Ec2Errors.missing("gatewayId") : several();
        }
        if (gateway != null) {
            return gateway(gateway);
        }
        if (egress != null) {
            var found = EgressGateway.TABLE.find(call, txn, egress);
            return same(found.vpc(), "egress-only internet gateway", egress);
        }
        if (nat != null) {
            return same(NatGateway.TABLE.find(call, txn, nat).vpc(), "nat gateway", nat);
        }
        if (peering != null) {
            return peering(peering);
        }
        return eni != null
                ? same(Eni.TABLE.find(call, txn, eni).vpc(), "interface", eni)
                : instance(Objects.requireNonNull(instance));
    }

    private String gateway(String id) {
        if (id.equals(RouteTable.LOCAL)) {
            throw Ec2Errors.invalidValue("gatewayId", id, "Local routes cannot be made.");
        }
        if (Kind.ENDPOINT.isId(id)) {
            throw Ec2Errors.invalidValue("gatewayId", id, "Routes to gateway endpoints are made with the endpoint.");
        }
        var gateway = Kind.INTERNET_GATEWAY.isId(id)
                ? InternetGateway.TABLE.get(txn, table.key().sibling(id))
                : null;
        if (gateway == null) {
            throw new ApiException("InvalidGatewayID.NotFound", "The gateway ID '" + id + "' does not exist");
        }
        return same(gateway.vpc(), "network gateway", id);
    }

    private String same(@Nullable String vpc, String what, String id) {
        if (!table.vpc().equals(vpc)) {
            throw Ec2Errors.invalidValue(
                    "route table " + table.id() + " and " + what + ' ' + id + " belong to different networks");
        }
        return id;
    }

    private String peering(String id) {
        var peering = Peering.get(txn, id);
        if (peering == null || !peering.has(table.key().sibling(table.vpc()))) {
            throw Kind.PEERING.absent(id);
        }
        return switch (peering.state()) {
            case ACTIVE, PROVISIONING, PENDING_ACCEPTANCE -> id;
            default ->
                throw Ec2Errors.invalidValue(
                        "vpcPeeringConnectionId", id, "It is " + peering.state().text());
        };
    }

    private String instance(String id) {
        var enis = Eni.TABLE.within(txn, table.key().sibling(id));
        if (enis.isEmpty()) {
            throw Kind.INSTANCE.absent(id);
        }
        if (enis.size() > 1) {
            throw new ApiException(
                    "InvalidInstanceID",
                    "There are multiple interfaces attached to instance '" + id
                            + "'. Please specify an interface ID for the operation instead.");
        }
        return same(enis.getFirst().vpc(), "instance", enis.getFirst().id());
    }
}
