package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.filter;
import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.DeleteManagedPrefixListRequest;
import io.unkai.api.ec2.DeleteRouteRequest;
import io.unkai.api.ec2.DeleteVpcEndpointsRequest;
import io.unkai.api.ec2.DeleteVpcRequest;
import io.unkai.api.ec2.DescribeManagedPrefixListsRequest;
import io.unkai.api.ec2.DescribePrefixListsRequest;
import io.unkai.api.ec2.DescribeVpcEndpointServicesRequest;
import io.unkai.api.ec2.DescribeVpcEndpointsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetManagedPrefixListEntriesRequest;
import io.unkai.api.ec2.ModifyVpcEndpointRequest;
import io.unkai.api.ec2.Route;
import io.unkai.api.ec2.VpcEndpoint;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.RouteTable;
import io.unkai.planes.network.RouteTable.Target;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final String S3 = "com.amazonaws.us-east-1.s3";
    private static final String LIST = "pl-63a5400a";

    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);
    private final String vpc = given.vpc("10.0.0.0/16");
    private final String main = there(given.main(vpc).routeTableId());

    @AfterEach
    void close() {
        ec2.close();
    }

    private VpcEndpoint create(UnaryOperator<CreateVpcEndpointRequest.Builder> with) {
        var request =
                CreateVpcEndpointRequest.builder().vpcId(vpc).serviceName(S3).routeTableIds(List.of(main));
        return there(
                ec2.call(Ec2.CREATE_VPC_ENDPOINT, with.apply(request).build()).vpcEndpoint());
    }

    private VpcEndpoint describe(String id) {
        return there(ec2.call(
                                Ec2.DESCRIBE_VPC_ENDPOINTS,
                                DescribeVpcEndpointsRequest.builder()
                                        .vpcEndpointIds(List.of(id))
                                        .build())
                        .vpcEndpoints())
                .getFirst();
    }

    private void modify(String id, UnaryOperator<ModifyVpcEndpointRequest.Builder> with) {
        ec2.call(
                Ec2.MODIFY_VPC_ENDPOINT,
                with.apply(ModifyVpcEndpointRequest.builder().vpcEndpointId(id)).build());
    }

    @Test
    void routesLeadToTheEndpoint() {
        given.subnet(vpc, "10.0.1.0/24");
        var id = there(create(with -> with).vpcEndpointId());
        var network = given.network(vpc);
        assertThat(network.routeTables().getFirst().routes())
                .contains(new RouteTable.Route(Cidr.parse("192.0.2.0/25"), new Target.GatewayEndpoint(id)));
        var route = there(given.main(vpc).routes()).getLast();
        assertThat(route.gatewayId()).isEqualTo(id);
        assertThat(route.destinationPrefixListId()).isEqualTo(LIST);
        assertThat(route.state()).isEqualTo("active");
        var view = describe(id);
        assertThat(view.state()).isEqualTo("available");
        assertThat(view.vpcEndpointType()).isEqualTo("Gateway");
        assertThat(view.routeTableIds()).containsExactly(main);
        assertThat(view.policyDocument()).contains("\"Allow\"");
    }

    @Test
    void tablesComeAndGoWithTheEndpointOnly() {
        var other = given.table(vpc);
        var id = there(create(with -> with).vpcEndpointId());
        assertThat(refusal(() -> create(with -> with))).isEqualTo("RouteAlreadyExists");
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
        modify(id, with -> with.addRouteTableIds(List.of(other)).removeRouteTableIds(List.of(main)));
        assertThat(describe(id).routeTableIds()).containsExactly(other);
        assertThat(there(given.main(vpc).routes())).extracting(Route::gatewayId).containsExactly("local");
        assertThat(refusal(() -> modify(id, with -> with.removeRouteTableIds(List.of(main)))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_VPC, DeleteVpcRequest.builder().vpcId(vpc).build())))
                .isEqualTo("DependencyViolation");
        var deleted = ec2.call(
                Ec2.DELETE_VPC_ENDPOINTS,
                DeleteVpcEndpointsRequest.builder()
                        .vpcEndpointIds(List.of(id, "vpce-0123456789abcdef0"))
                        .build());
        assertThat(there(deleted.unsuccessful())).hasSize(1);
        assertThat(there(there(deleted.unsuccessful()).getFirst().error()).code())
                .isEqualTo("InvalidVpcEndpointId.NotFound");
        assertThat(refusal(() -> describe(id))).isEqualTo("InvalidVpcEndpointId.NotFound");
        assertThat(there(given.table(filter("route-table-id", other)).routes())).hasSize(1);
    }

    @Test
    void policiesAreReadAndCanBeReset() {
        var policy = "{\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        assertThat(refusal(() -> create(with -> with.policyDocument("{")))).isEqualTo("InvalidPolicyDocument");
        var id = there(create(with -> with.policyDocument(policy)).vpcEndpointId());
        assertThat(describe(id).policyDocument()).isEqualTo(policy);
        modify(id, with -> with.resetPolicy(true));
        assertThat(describe(id).policyDocument()).contains("\"Allow\"");
    }

    @Test
    void refusesWhatIsNotOffered() {
        assertThat(refusal(() -> create(with -> with.serviceName("com.amazonaws.us-east-1.nothing"))))
                .isEqualTo("InvalidServiceName");
        assertThat(refusal(() -> create(with -> with.vpcEndpointType("Interface"))))
                .isEqualTo("InvalidParameter");
        assertThat(refusal(() -> create(with -> with.subnetIds(List.of("subnet-00000001")))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(refusal(() -> create(with -> with.vpcId("vpc-00000001")))).isEqualTo("InvalidVpcID.NotFound");
        var far = there(given.main(given.vpc("10.1.0.0/16")).routeTableId());
        assertThat(refusal(() -> create(with -> with.routeTableIds(List.of(far)))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void servicesAndTheirListsAreShown() {
        var services = ec2.call(
                Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES,
                DescribeVpcEndpointServicesRequest.builder()
                        .filters(List.of(filter("service-type", "Gateway")))
                        .build());
        assertThat(services.serviceNames()).containsExactly(S3);
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
