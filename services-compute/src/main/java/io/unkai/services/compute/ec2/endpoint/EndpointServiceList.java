package io.unkai.services.compute.ec2.endpoint;

import io.unkai.api.ec2.DescribeVpcEndpointServicesRequest;
import io.unkai.api.ec2.DescribeVpcEndpointServicesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.PrivateDnsDetails;
import io.unkai.api.ec2.ServiceDetail;
import io.unkai.api.ec2.ServiceTypeDetail;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.base.Zones;
import io.unkai.services.compute.ec2.net.AwsPrefixLists;
import io.unkai.services.compute.ec2.net.EndpointService;
import io.unkai.services.compute.ec2.net.ServiceNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which services endpoints can lead to. */
final class EndpointServiceList {
    private static final int REGION_PART = 2;
    private static final Filters<ServiceDetail> FILTERS = new Filters<ServiceDetail>()
            .on("owner", ServiceDetail::owner)
            .on("service-region", service -> region(service.serviceName()))
            .on("service-name", ServiceDetail::serviceName)
            .onEach("service-type", Parts.each(ServiceDetail::serviceType, ServiceTypeDetail::serviceType))
            .onEach("supported-ip-address-types", Parts.each(ServiceDetail::supportedIpAddressTypes, type -> type))
            .onTags(service -> Ec2Tags.map(service.tags()));

    private final Tokens tokens;

    EndpointServiceList(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The region that is in a service's name. */
    static @Nullable String region(@Nullable String name) {
        var parts = name == null ? new String[0] : name.split("\\.", -1);
        return parts.length > REGION_PART ? parts[REGION_PART] : null;
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, this::describe);
    }

    private DescribeVpcEndpointServicesResult describe(Call call, ReadTxn txn, DescribeVpcEndpointServicesRequest in) {
        var known = Stream.concat(
                        Stream.of(s3(call.region())),
                        EndpointService.in(call.region()).stream().map(one -> service(call.region(), one)))
                .toList();
        var names = Parts.list(in.serviceNames());
        for (var name : names) {
            if (known.stream().noneMatch(service -> name.equals(service.serviceName()))) {
                throw new ApiException("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
            }
        }
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var found = known.stream()
                .filter(service -> names.isEmpty() || names.contains(String.valueOf(service.serviceName())))
                .filter(FILTERS.all(asked.filters()))
                .toList();
        var page = Pages.page(
                call, tokens, "endpoint-services", found, service -> String.valueOf(service.serviceName()), asked);
        return DescribeVpcEndpointServicesResult.builder()
                .serviceDetails(page.items())
                .serviceNames(page.items().stream()
                        .map(service -> String.valueOf(service.serviceName()))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static ServiceDetail service(String region, EndpointService service) {
        return common(service.name(), region, EndpointViews.INTERFACE)
                .serviceId("vpce-svc-" + id(service.name()))
                .baseEndpointDnsNames(List.of(service.base()))
                .privateDnsName(service.host())
                .privateDnsNames(List.of(PrivateDnsDetails.builder()
                        .privateDnsName(service.host())
                        .build()))
                .privateDnsNameVerificationState("verified")
                .build();
    }

    private static String id(String name) {
        return String.format(Locale.ROOT, "%08x%08x0", name.hashCode(), name.length());
    }

    private static ServiceDetail s3(String region) {
        return common(ServiceNames.s3(region), region, EndpointViews.GATEWAY)
                .serviceId("vpce-svc-" + AwsPrefixLists.s3(region).id().substring("pl-".length()))
                .baseEndpointDnsNames(List.of("s3." + region + ".amazonaws.com"))
                .build();
    }

    private static ServiceDetail.Builder common(String name, String region, String type) {
        return ServiceDetail.builder()
                .serviceName(name)
                .serviceType(
                        List.of(ServiceTypeDetail.builder().serviceType(type).build()))
                .availabilityZones(
                        Zones.of(region).stream().map(Zones.Zone::name).toList())
                .owner("amazon")
                .vpcEndpointPolicySupported(true)
                .acceptanceRequired(false)
                .managesVpcEndpoints(false)
                .supportedIpAddressTypes(List.of("ipv4"))
                .tags(List.of());
    }
}
