package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateVpcEndpointRequest;
import io.unkai.api.ec2.DeleteNetworkInterfaceRequest;
import io.unkai.api.ec2.DescribeNetworkInterfacesRequest;
import io.unkai.api.ec2.DnsEntry;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVpcAttributeRequest;
import io.unkai.api.ec2.NetworkInterface;
import io.unkai.api.ec2.ServiceDetail;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.net.ServiceNames;
import io.unkai.services.compute.ec2.net.Vpc;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterfaceEndpointsTest {
    private static final String STS = "com.amazonaws.us-east-1.sts";
    private static final String HOST = "sts.us-east-1.amazonaws.com";

    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);
    private final String vpc = given.vpc("10.0.0.0/16");
    private final String subnet = given.subnet(vpc, "10.0.1.0/24");

    private final EndpointCalls endpoints = new EndpointCalls(
            ec2,
            () -> CreateVpcEndpointRequest.builder()
                    .vpcId(vpc)
                    .vpcEndpointType("Interface")
                    .serviceName(STS)
                    .subnetIds(List.of(subnet)));

    @AfterEach
    void close() {
        ec2.close();
    }

    private void allowNames() {
        ec2.call(
                Ec2.MODIFY_VPC_ATTRIBUTE,
                ModifyVpcAttributeRequest.builder()
                        .vpcId(vpc)
                        .enableDnsHostnames(
                                AttributeBooleanValue.builder().value(true).build())
                        .build());
    }

    private NetworkInterface face(String id) {
        return there(ec2.call(
                                Ec2.DESCRIBE_NETWORK_INTERFACES,
                                DescribeNetworkInterfacesRequest.builder()
                                        .networkInterfaceIds(List.of(id))
                                        .build())
                        .networkInterfaces())
                .getFirst();
    }

    private List<String> addresses(String name) {
        return ec2.store.read(txn ->
                ServiceNames.addresses(txn, Vpc.TABLE.find(txn, new Key(TestEc2.ACCOUNT, "us-east-1", vpc)), name)
                        .stream()
                        .map(ip -> ip.toString())
                        .toList());
    }

    @Test
    void anEndpointIsAnInterfaceWithNamesOfItsOwn() {
        var made = there(endpoints.create(with -> with).vpcEndpointId());
        given.network(vpc);
        var view = endpoints.describe(made);
        assertThat(view.state()).isEqualTo("available");
        assertThat(view.vpcEndpointType()).isEqualTo("Interface");
        assertThat(view.subnetIds()).containsExactly(subnet);
        assertThat(there(view.groups()).getFirst().groupName()).isEqualTo("default");
        assertThat(view.privateDnsEnabled()).as("the VPC has no names").isFalse();
        var face = face(there(view.networkInterfaceIds()).getFirst());
        assertThat(face.interfaceType()).isEqualTo("vpc_endpoint");
        assertThat(face.requesterManaged()).isTrue();
        assertThat(face.status()).isEqualTo("in-use");
        var names = there(view.dnsEntries()).stream().map(DnsEntry::dnsName).toList();
        assertThat(names)
                .hasSize(2)
                .allMatch(name -> there(name)
                        .matches(made + "-[0-9a-f]{8}(-us-east-1[a-f])?\\.sts\\.us-east-1\\.vpce\\.amazonaws\\.com"));
        for (var name : names) {
            assertThat(addresses(there(name))).containsExactly(face.privateIpAddress());
        }
        assertThat(addresses(HOST)).isEmpty();
        assertThat(addresses(made + "-00000000.sts.us-east-1.vpce.amazonaws.com"))
                .isEmpty();
    }

    @Test
    void theServicesOwnNameLeadsToOneOfThemWhereThatIsWished() {
        assertThat(refusal(() -> endpoints.create(with -> with.privateDnsEnabled(true))))
                .isEqualTo("InvalidParameter");
        allowNames();
        var first = endpoints.create(with -> with);
        var face = face(there(first.networkInterfaceIds()).getFirst());
        assertThat(addresses(HOST)).containsExactly(face.privateIpAddress());
        assertThat(refusal(() -> endpoints.create(with -> with.privateDnsEnabled(true))))
                .isEqualTo("InvalidParameter");
        endpoints.modify(there(first.vpcEndpointId()), with -> with.privateDnsEnabled(false));
        assertThat(addresses(HOST)).isEmpty();
        assertThat(addresses("ec2.us-east-1.amazonaws.com")).isEmpty();
    }

    @Test
    void subnetsAndGroupsComeAndGo() {
        var made = endpoints.create(with -> with);
        var id = there(made.vpcEndpointId());
        assertThat(refusal(() ->
                        endpoints.modify(id, with -> with.addSubnetIds(List.of(given.subnet(vpc, "10.0.3.0/24"))))))
                .isEqualTo("DuplicateSubnetsInSameZone");
        var group = given.group(vpc, "web");
        var before = there(made.groups()).getFirst().groupId();
        endpoints.modify(
                id, with -> with.addSecurityGroupIds(List.of(group)).removeSecurityGroupIds(List.of(there(before))));
        var face = there(endpoints.describe(id).networkInterfaceIds()).getFirst();
        assertThat(there(face(face).groups()).getFirst().groupId()).isEqualTo(group);
        assertThat(refusal(() -> endpoints.modify(id, with -> with.removeSecurityGroupIds(List.of(group)))))
                .isEqualTo("InvalidParameterValue");
        endpoints.modify(id, with -> with.removeSubnetIds(List.of(subnet)));
        assertThat(endpoints.describe(id).networkInterfaceIds()).isEmpty();
        assertThat(refusal(() -> face(face))).isEqualTo("InvalidNetworkInterfaceID.NotFound");
        assertThat(refusal(() -> endpoints.modify(id, with -> with.addRouteTableIds(List.of("rtb-00000001")))))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void itsInterfacesGoWithItOnly() {
        var made = endpoints.create(with -> with);
        var face = there(made.networkInterfaceIds()).getFirst();
        assertThat(refusal(() -> ec2.call(
                        Ec2.DELETE_NETWORK_INTERFACE,
                        DeleteNetworkInterfaceRequest.builder()
                                .networkInterfaceId(face)
                                .build())))
                .isNotEmpty();
        endpoints.delete(there(made.vpcEndpointId()));
        assertThat(refusal(() -> face(face))).isEqualTo("InvalidNetworkInterfaceID.NotFound");
        assertThat(given.network(vpc).interfaces()).isEmpty();
    }

    @Test
    void servicesAreListed() {
        var services = there(endpoints.services("Interface").serviceDetails());
        assertThat(services).extracting(ServiceDetail::serviceName).contains(STS, "com.amazonaws.us-east-1.ec2");
        assertThat(refusal(() -> endpoints.create(with -> with.vpcEndpointType("Gateway"))))
                .isEqualTo("InvalidParameter");
    }
}
