package io.unkai.services.compute.ec2;

import io.unkai.api.ec2.AttachInternetGatewayRequest;
import io.unkai.api.ec2.AuthorizeSecurityGroupIngressRequest;
import io.unkai.api.ec2.CreateInternetGatewayRequest;
import io.unkai.api.ec2.CreateNetworkInterfaceRequest;
import io.unkai.api.ec2.CreateRouteRequest;
import io.unkai.api.ec2.CreateRouteTableRequest;
import io.unkai.api.ec2.CreateSecurityGroupRequest;
import io.unkai.api.ec2.CreateSubnetRequest;
import io.unkai.api.ec2.CreateVpcRequest;
import io.unkai.api.ec2.DescribeRouteTablesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.IpPermission;
import io.unkai.api.ec2.IpRange;
import io.unkai.api.ec2.NetworkInterface;
import io.unkai.api.ec2.RouteTable;
import io.unkai.api.ec2.SecurityGroupRule;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.planes.network.Network;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what tests start from. */
final class Given {
    private final TestEc2 ec2;

    Given(TestEc2 ec2) {
        this.ec2 = ec2;
    }

    static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    String vpc(String cidr) {
        var made = ec2.call(
                Ec2.CREATE_VPC, CreateVpcRequest.builder().cidrBlock(cidr).build());
        return there(there(made.vpc()).vpcId());
    }

    String subnet(String vpc, String cidr) {
        var made = ec2.call(
                Ec2.CREATE_SUBNET,
                CreateSubnetRequest.builder()
                        .vpcId(vpc)
                        .cidrBlock(cidr)
                        .availabilityZone("us-east-1a")
                        .build());
        return there(there(made.subnet()).subnetId());
    }

    String group(String vpc, String name) {
        var made = ec2.call(
                Ec2.CREATE_SECURITY_GROUP,
                CreateSecurityGroupRequest.builder()
                        .vpcId(vpc)
                        .groupName(name)
                        .description("of a test")
                        .build());
        return there(made.groupId());
    }

    /** Lets traffic into what is in a group. */
    List<SecurityGroupRule> letIn(String group, IpPermission... what) {
        return there(ec2.call(
                        Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
                        AuthorizeSecurityGroupIngressRequest.builder()
                                .groupId(group)
                                .ipPermissions(List.of(what))
                                .build())
                .securityGroupRules());
    }

    String gateway(String vpc) {
        var made = ec2.call(
                Ec2.CREATE_INTERNET_GATEWAY,
                CreateInternetGatewayRequest.builder().build());
        var id = there(there(made.internetGateway()).internetGatewayId());
        ec2.call(
                Ec2.ATTACH_INTERNET_GATEWAY,
                AttachInternetGatewayRequest.builder()
                        .internetGatewayId(id)
                        .vpcId(vpc)
                        .build());
        return id;
    }

    NetworkInterface eni(String subnet, String... groups) {
        var made = ec2.call(
                Ec2.CREATE_NETWORK_INTERFACE,
                CreateNetworkInterfaceRequest.builder()
                        .subnetId(subnet)
                        .groups(List.of(groups))
                        .build());
        return there(made.networkInterface());
    }

    String table(String vpc) {
        var made = ec2.call(
                Ec2.CREATE_ROUTE_TABLE,
                CreateRouteTableRequest.builder().vpcId(vpc).build());
        return there(there(made.routeTable()).routeTableId());
    }

    RouteTable table(Filter filter) {
        var found = ec2.call(
                Ec2.DESCRIBE_ROUTE_TABLES,
                DescribeRouteTablesRequest.builder().filters(List.of(filter)).build());
        return there(found.routeTables()).getFirst();
    }

    RouteTable main(String vpc) {
        return there(ec2.call(
                                Ec2.DESCRIBE_ROUTE_TABLES,
                                DescribeRouteTablesRequest.builder()
                                        .filters(List.of(filter("vpc-id", vpc), filter("association.main", "true")))
                                        .build())
                        .routeTables())
                .getFirst();
    }

    void route(CreateRouteRequest.Builder route) {
        ec2.call(Ec2.CREATE_ROUTE, route.build());
    }

    Network network(String vpc) {
        ec2.reconcile();
        return there(ec2.plane.live(vpc).orElse(null));
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(List.of(values)).build();
    }

    static IpPermission tcp(int port, String cidr) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(List.of(IpRange.builder().cidrIp(cidr).build()))
                .build();
    }

    static List<TagSpecification> tags(String type, String key, String value) {
        return List.of(TagSpecification.builder()
                .resourceType(type)
                .tags(List.of(Tag.builder().key(key).value(value).build()))
                .build());
    }
}
