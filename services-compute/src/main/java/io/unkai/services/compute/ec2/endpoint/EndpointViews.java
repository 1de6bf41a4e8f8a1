package io.unkai.services.compute.ec2.endpoint;

import io.unkai.api.ec2.DnsEntry;
import io.unkai.api.ec2.DnsOptions;
import io.unkai.api.ec2.SecurityGroupIdentifier;
import io.unkai.api.ec2.VpcEndpoint;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.Endpoint.Inside;
import io.unkai.services.compute.ec2.net.Endpoint.Spot;
import io.unkai.services.compute.ec2.net.EndpointService;
import io.unkai.services.compute.ec2.net.Group;
import io.unkai.services.compute.ec2.net.RouteTable;
import java.util.ArrayList;
import java.util.List;

/** VPC endpoints as answers show them. */
final class EndpointViews {
    static final String GATEWAY = "Gateway";
    static final String INTERFACE = "Interface";

    /** Where AWS keeps the names of endpoints. */
    private static final String ZONE = "Z7HUB22UULQXV";

    private static final String PRIVATE_ZONE = "ZONEIDPENDING";

    static final Filters<VpcEndpoint> FILTERS = new Filters<VpcEndpoint>()
            .on("ip-address-type", _ -> "ipv4")
            .on("service-region", endpoint -> EndpointServiceList.region(endpoint.serviceName()))
            .on("service-name", VpcEndpoint::serviceName)
            .on("vpc-endpoint-id", VpcEndpoint::vpcEndpointId)
            .on("vpc-endpoint-state", VpcEndpoint::state)
            .on("vpc-endpoint-type", VpcEndpoint::vpcEndpointType)
            .on("vpc-id", VpcEndpoint::vpcId)
            .onTags(endpoint -> Ec2Tags.map(endpoint.tags()));

    private EndpointViews() {}

    static VpcEndpoint of(ReadTxn txn, Endpoint endpoint) {
        var inside = endpoint.inside();
        var view = VpcEndpoint.builder()
                .vpcEndpointId(endpoint.id())
                .vpcEndpointType(inside == null ? GATEWAY : INTERFACE)
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
                .ownerId(endpoint.key().account());
        return inside == null ? view.build() : inside(txn, endpoint, inside, view);
    }

    private static VpcEndpoint inside(ReadTxn txn, Endpoint endpoint, Inside inside, VpcEndpoint.Builder view) {
        return view.subnetIds(inside.places().stream().map(Spot::subnet).toList())
                .networkInterfaceIds(inside.places().stream().map(Spot::eni).toList())
                .groups(inside.groups().stream()
                        .map(id -> group(txn, endpoint, id))
                        .toList())
                .privateDnsEnabled(inside.privateNames())
                .ipAddressType("ipv4")
                .dnsOptions(DnsOptions.builder().dnsRecordIpType("ipv4").build())
                .dnsEntries(names(endpoint, inside))
                .build();
    }

    private static SecurityGroupIdentifier group(ReadTxn txn, Endpoint endpoint, String id) {
        var group = Group.TABLE.get(txn, endpoint.key().sibling(id));
        return SecurityGroupIdentifier.builder()
                .groupId(id)
                .groupName(group == null ? null : group.name())
                .build();
    }

    private static List<DnsEntry> names(Endpoint endpoint, Inside inside) {
        var service = EndpointService.find(endpoint.key().region(), endpoint.service());
        if (service == null) {
            return List.of();
        }
        var all = new ArrayList<DnsEntry>();
        service.names(endpoint.key(), inside).forEach(name -> all.add(new DnsEntry(name, ZONE)));
        if (inside.privateNames()) {
            all.add(new DnsEntry(service.host(), PRIVATE_ZONE));
        }
        return all;
    }
}
