package io.unkai.services.compute.ec2.endpoint;

import io.unkai.api.ec2.VpcEndpoint;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.RouteTable;
import java.util.List;

/** VPC endpoints as answers show them. */
final class EndpointViews {
    static final String GATEWAY = "Gateway";

    static final Filters<VpcEndpoint> FILTERS = new Filters<VpcEndpoint>()
            .on("service-name", VpcEndpoint::serviceName)
            .on("vpc-endpoint-id", VpcEndpoint::vpcEndpointId)
            .on("vpc-endpoint-state", VpcEndpoint::state)
            .on("vpc-endpoint-type", VpcEndpoint::vpcEndpointType)
            .on("vpc-id", VpcEndpoint::vpcId)
            .onTags(endpoint -> Ec2Tags.map(endpoint.tags()));

    private EndpointViews() {}

    static VpcEndpoint of(ReadTxn txn, Endpoint endpoint) {
        return VpcEndpoint.builder()
                .vpcEndpointId(endpoint.id())
                .vpcEndpointType(GATEWAY)
                .vpcId(endpoint.vpc())
                .serviceName(endpoint.service())
                .state(endpoint.state().text())
                .policyDocument(endpoint.policy())
                .routeTableIds(endpoint.tables(txn).stream().map(RouteTable::id).toList())
                .subnetIds(List.of())
                .groups(List.of())
                .privateDnsEnabled(false)
                .requesterManaged(false)
                .networkInterfaceIds(List.of())
                .dnsEntries(List.of())
                .creationTimestamp(endpoint.created())
                .tags(Ec2Tags.of(txn, endpoint.key()))
                .ownerId(endpoint.key().account())
                .build();
    }
}
