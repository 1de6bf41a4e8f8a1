package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.filter;
import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.DeleteManagedPrefixListRequest;
import io.unkai.api.ec2.DeleteRouteRequest;
import io.unkai.api.ec2.DeleteVpcRequest;
import io.unkai.api.ec2.DescribeManagedPrefixListsRequest;
import io.unkai.api.ec2.DescribePrefixListsRequest;
import io.unkai.api.ec2.DescribeVpcEndpointServicesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetManagedPrefixListEntriesRequest;
import io.unkai.api.ec2.Route;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.RouteTable;
import io.unkai.planes.network.RouteTable.Target;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final String S3 = "com.amazonaws.us-east-1.s3";
    private static final String LIST = "pl-63a5400a";

    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);
    private final String vpc = given.vpc("10.0.0.0/16");
    private final String main = there(given.main(vpc).routeTableId());

    private final EndpointCalls endpoints = new EndpointCalls(
            ec2,
            () -> CreateVpcEndpointRequest.builder().vpcId(vpc).serviceName(S3).routeTableIds(List.of(main)));

    @AfterEach
    void close() {
        ec2.close();
    }

    @Test
    void routesLeadToTheEndpoint() {
        given.subnet(vpc, "10.0.1.0/24");
        var id = there(endpoints.create(with -> with).vpcEndpointId());
        var network = given.network(vpc);
        assertThat(network.routeTables().getFirst().routes())
                .contains(new RouteTable.Route(Cidr.parse("192.0.2.0/25"), new Target.GatewayEndpoint(id)));
        var route = there(given.main(vpc).routes()).getLast();
        assertThat(route.gatewayId()).isEqualTo(id);
        assertThat(route.destinationPrefixListId()).isEqualTo(LIST);
        assertThat(route.state()).isEqualTo("active");
        var view = endpoints.describe(id);
        assertThat(view.state()).isEqualTo("available");
        assertThat(view.vpcEndpointType()).isEqualTo("Gateway");
        assertThat(view.routeTableIds()).containsExactly(main);
        assertThat(view.policyDocument()).contains("\"Allow\"");
    }

    @Test
    void tablesComeAndGoWithTheEndpointOnly() {
        var other = given.table(vpc);
        var id = there(endpoints.create(with -> with).vpcEndpointId());
        assertThat(refusal(() -> endpoints.create(with -> with))).isEqualTo("RouteAlreadyExists");
        assertThat(refusal(() -> given.route(CreateRouteRequest.builder()
                        .routeTableId(other)
                        .destinationPrefixListId(LIST)
                        .gatewayId(id))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_ROUTE,
                        DeleteRouteRequest.builder()
                                .routeTableId(main)
                                .destinationPrefixListId(LIST)
                                .build())))
                .isEqualTo("InvalidParameterValue");
        endpoints.modify(id, with -> with.addRouteTableIds(List.of(other)).removeRouteTableIds(List.of(main)));
        assertThat(endpoints.describe(id).routeTableIds()).containsExactly(other);
        assertThat(there(given.main(vpc).routes())).extracting(Route::gatewayId).containsExactly("local");
        assertThat(refusal(() -> endpoints.modify(id, with -> with.removeRouteTableIds(List.of(main)))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_VPC, DeleteVpcRequest.builder().vpcId(vpc).build())))
                .isEqualTo("DependencyViolation");
        var deleted = endpoints.delete(id, "vpce-0123456789abcdef0");
        assertThat(there(deleted.unsuccessful())).hasSize(1);
        assertThat(there(there(deleted.unsuccessful()).getFirst().error()).code())
                .isEqualTo("InvalidVpcEndpointId.NotFound");
        assertThat(refusal(() -> endpoints.describe(id))).isEqualTo("InvalidVpcEndpointId.NotFound");
        assertThat(there(given.table(filter("route-table-id", other)).routes())).hasSize(1);
    }

    @Test
    void policiesAreReadAndCanBeReset() {
        var policy = "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        assertThat(refusal(() -> endpoints.create(with -> with.policyDocument("{"))))
                .isEqualTo("InvalidPolicyDocument");
        var id = there(endpoints.create(with -> with.policyDocument(policy)).vpcEndpointId());
        assertThat(endpoints.describe(id).policyDocument()).isEqualTo(policy);
        endpoints.modify(id, with -> with.resetPolicy(true));
        assertThat(endpoints.describe(id).policyDocument()).contains("\"Allow\"");
    }

    @Test
    void refusesWhatIsNotOffered() {
        assertThat(refusal(() -> endpoints.create(with -> with.serviceName("com.amazonaws.us-east-1.nothing"))))
                .isEqualTo("InvalidServiceName");
        assertThat(refusal(() -> endpoints.create(with -> with.vpcEndpointType("Interface"))))
                .isEqualTo("InvalidParameter");
        assertThat(refusal(() -> endpoints.create(with -> with.subnetIds(List.of("subnet-00000001")))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(refusal(() -> endpoints.create(with -> with.vpcId("vpc-00000001"))))
                .isEqualTo("InvalidVpcID.NotFound");
        var far = there(given.main(given.vpc("10.1.0.0/16")).routeTableId());
        assertThat(refusal(() -> endpoints.create(with -> with.routeTableIds(List.of(far)))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void servicesAndTheirListsAreShown() {
        assertThat(endpoints.services("Gateway").serviceNames()).containsExactly(S3);
        assertThat(refusal(() -> ec2.call(
                        Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES,
                        DescribeVpcEndpointServicesRequest.builder()
                                .serviceNames(List.of("x"))
                                .build())))
                .isEqualTo("InvalidServiceName");
        var lists = there(ec2.call(
                        Ec2.DESCRIBE_PREFIX_LISTS,
                        DescribePrefixListsRequest.builder()
                                .filters(List.of(filter("prefix-list-name", S3)))
                                .build())
                .prefixLists());
        assertThat(lists.getFirst().prefixListId()).isEqualTo(LIST);
        assertThat(lists.getFirst().cidrs()).containsExactly("192.0.2.0/25");
        var managed = there(ec2.call(
                        Ec2.DESCRIBE_MANAGED_PREFIX_LISTS,
                        DescribeManagedPrefixListsRequest.builder().build())
                .prefixLists());
        assertThat(managed.getFirst().ownerId()).isEqualTo("AWS");
        assertThat(managed.getFirst().prefixListArn()).isEqualTo("arn:aws:ec2:us-east-1:aws:prefix-list/" + LIST);
        assertThat(ec2.call(
                                Ec2.GET_MANAGED_PREFIX_LIST_ENTRIES,
                                GetManagedPrefixListEntriesRequest.builder()
                                        .prefixListId(LIST)
                                        .build())
                        .entries())
                .hasSize(1);
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_MANAGED_PREFIX_LIST,
                        DeleteManagedPrefixListRequest.builder()
                                .prefixListId(LIST)
                                .build())))
                .isEqualTo("OperationNotPermitted");
    }
}
