package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AllocateAddressRequest;
import io.unkai.api.ec2.AllocateAddressResult;
import io.unkai.api.ec2.AssignIpv6AddressesRequest;
import io.unkai.api.ec2.AssignPrivateIpAddressesRequest;
import io.unkai.api.ec2.AssociateAddressRequest;
import io.unkai.api.ec2.ConnectionTrackingSpecificationRequest;
import io.unkai.api.ec2.CreateNatGatewayRequest;
import io.unkai.api.ec2.CreateNetworkInterfaceRequest;
import io.unkai.api.ec2.CreateSubnetCidrReservationRequest;
import io.unkai.api.ec2.DeleteNatGatewayRequest;
import io.unkai.api.ec2.DeleteNetworkInterfaceRequest;
import io.unkai.api.ec2.DescribeAddressesRequest;
import io.unkai.api.ec2.DescribeNatGatewaysRequest;
import io.unkai.api.ec2.DescribeNetworkInterfacesRequest;
import io.unkai.api.ec2.DisassociateAddressRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyNetworkInterfaceAttributeRequest;
import io.unkai.api.ec2.NatGateway;
import io.unkai.api.ec2.NetworkInterface;
import io.unkai.api.ec2.ReleaseAddressRequest;
import io.unkai.api.ec2.UnassignPrivateIpAddressesRequest;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private AllocateAddressResult allocate() {
        return ec2.call(Ec2.ALLOCATE_ADDRESS, AllocateAddressRequest.builder().build());
    }

    private NetworkInterface describe(NetworkInterface eni) {
        return there(ec2.call(
                                Ec2.DESCRIBE_NETWORK_INTERFACES,
                                DescribeNetworkInterfacesRequest.builder()
                                        .networkInterfaceIds(List.of(there(eni.networkInterfaceId())))
                                        .build())
                        .networkInterfaces())
                .getFirst();
    }

    @Test
    void interfacesGetAddressesThatNobodyElseHas() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.0.16/28");
        for (int i = 0; i < 11; i++) {
            given.eni(subnet);
        }
        var taken = given.network(vpc).interfaces().stream()
                .map(one -> one.addresses().getFirst())
                .toList();
        assertThat(taken)
                .doesNotHaveDuplicates()
                .doesNotContain(Ip.parse("10.0.0.16"), Ip.parse("10.0.0.17"), Ip.parse("10.0.0.31"));
        assertThat(refusal(() -> given.eni(subnet))).isEqualTo("InsufficientFreeAddressesInSubnet");
    }

    @Test
    void interfaceTakesTheAddressItIsGivenAndGivesItBack() {
        var subnet = given.subnet(given.vpc("10.0.0.0/16"), "10.0.1.0/24");
        var request = CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .privateIpAddress("10.0.1.10")
                .clientToken("once")
                .build();
        var made = there(ec2.call(Ec2.CREATE_NETWORK_INTERFACE, request).networkInterface());
        var again = there(ec2.call(Ec2.CREATE_NETWORK_INTERFACE, request).networkInterface());
        assertThat(again.networkInterfaceId()).isEqualTo(made.networkInterfaceId());
        assertThat(made.privateDnsName()).isEqualTo("ip-10-0-1-10.ec2.internal");
        assertThat(made.status()).isEqualTo("pending");
        ec2.reconcile();
        assertThat(describe(made).status()).isEqualTo("available");
        var other = request.toBuilder().clientToken("other").build();
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_NETWORK_INTERFACE, other))).isEqualTo("InvalidIPAddress.InUse");
        ec2.call(
                Ec2.DELETE_NETWORK_INTERFACE,
                DeleteNetworkInterfaceRequest.builder()
                        .networkInterfaceId(made.networkInterfaceId())
                        .build());
        ec2.call(Ec2.CREATE_NETWORK_INTERFACE, other);
        var reserved = request.toBuilder()
                .clientToken("third")
                .privateIpAddress("10.0.1.3")
                .build();
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_NETWORK_INTERFACE, reserved)))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void reservedAddressesAreGivenOnlyWhenAskedFor() {
        var subnet = given.subnet(given.vpc("10.0.0.0/16"), "10.0.0.0/27");
        var reserve = CreateSubnetCidrReservationRequest.builder()
                .subnetId(subnet)
                .cidr("10.0.0.16/28")
                .reservationType("explicit");
        ec2.call(Ec2.CREATE_SUBNET_CIDR_RESERVATION, reserve.build());
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_SUBNET_CIDR_RESERVATION, reserve.build())))
                .isEqualTo("InvalidSubnetCidrReservation.Conflict");
        for (int i = 0; i < 12; i++) {
            given.eni(subnet);
        }
        assertThat(refusal(() -> given.eni(subnet))).isEqualTo("InsufficientFreeAddressesInSubnet");
        var asked = CreateNetworkInterfaceRequest.builder()
                .subnetId(subnet)
                .privateIpAddress("10.0.0.20")
                .build();
        assertThat(there(ec2.call(Ec2.CREATE_NETWORK_INTERFACE, asked).networkInterface())
                        .privateIpAddress())
                .isEqualTo("10.0.0.20");
    }

    @Test
    void elasticAddressStandsForAPrivateOne() {
        var vpc = given.vpc("10.0.0.0/16");
        var eni = given.eni(given.subnet(vpc, "10.0.1.0/24"));
        var eip = allocate();
        var associate = AssociateAddressRequest.builder()
                .allocationId(eip.allocationId())
                .networkInterfaceId(eni.networkInterfaceId())
                .build();
        assertThat(refusal(() -> ec2.call(Ec2.ASSOCIATE_ADDRESS, associate))).isEqualTo("Gateway.NotAttached");
        given.gateway(vpc);
        var association = there(ec2.call(Ec2.ASSOCIATE_ADDRESS, associate).associationId());
        assertThat(given.network(vpc).interfaces().getFirst().publicAddresses())
                .containsExactly(new Network.PublicAddress(
                        Ip.parse(there(eip.publicIp())), Ip.parse(there(eni.privateIpAddress()))));
        assertThat(there(describe(eni).association()).publicIp()).isEqualTo(eip.publicIp());
        var release =
                ReleaseAddressRequest.builder().allocationId(eip.allocationId()).build();
        assertThat(refusal(() -> ec2.call(Ec2.RELEASE_ADDRESS, release))).isEqualTo("InvalidIPAddress.InUse");
        ec2.call(
                Ec2.DISASSOCIATE_ADDRESS,
                DisassociateAddressRequest.builder().associationId(association).build());
        ec2.call(Ec2.RELEASE_ADDRESS, release);
        assertThat(given.network(vpc).interfaces().getFirst().publicAddresses()).isEmpty();
        assertThat(there(ec2.call(
                                Ec2.DESCRIBE_ADDRESSES,
                                DescribeAddressesRequest.builder().build())
                        .addresses()))
                .isEmpty();
    }

    @Test
    void whatInterfacesCannotDoIsRefusedAndNotIgnored() {
        var subnet = given.subnet(given.vpc("10.0.0.0/16"), "10.0.1.0/24");
        var id = given.eni(subnet).networkInterfaceId();
        assertThat(refusal(() -> ec2.call(
                        Ec2.ASSIGN_PRIVATE_IP_ADDRESSES,
                        AssignPrivateIpAddressesRequest.builder()
                                .networkInterfaceId(id)
                                .build())))
                .isEqualTo("MissingParameter");
        assertThat(refusal(() -> ec2.call(
                        Ec2.UNASSIGN_PRIVATE_IP_ADDRESSES,
                        UnassignPrivateIpAddressesRequest.builder()
                                .networkInterfaceId(id)
                                .build())))
                .isEqualTo("MissingParameter");
        assertThat(refusal(() -> ec2.call(
                        Ec2.ASSIGN_IPV6_ADDRESSES,
                        AssignIpv6AddressesRequest.builder()
                                .networkInterfaceId(id)
                                .ipv6AddressCount(0)
                                .build())))
                .isEqualTo("MissingParameter");
        var tracking = ConnectionTrackingSpecificationRequest.builder()
                .tcpEstablishedTimeout(60)
                .build();
        assertThat(refusal(() -> ec2.call(
                        Ec2.CREATE_NETWORK_INTERFACE,
                        CreateNetworkInterfaceRequest.builder()
                                .subnetId(subnet)
                                .connectionTrackingSpecification(tracking)
                                .build())))
                .isEqualTo("UnsupportedOperation");
        assertThat(refusal(() -> ec2.call(
                        Ec2.CREATE_NETWORK_INTERFACE,
                        CreateNetworkInterfaceRequest.builder()
                                .subnetId(subnet)
                                .ipv6AddressCount(-1)
                                .build())))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> ec2.call(
                        Ec2.MODIFY_NETWORK_INTERFACE_ATTRIBUTE,
                        ModifyNetworkInterfaceAttributeRequest.builder()
                                .networkInterfaceId(id)
                                .connectionTrackingSpecification(tracking)
                                .build())))
                .isEqualTo("UnsupportedOperation");
    }

    @Test
    void secondaryAddressesMoveWhenAllowed() {
        var subnet = given.subnet(given.vpc("10.0.0.0/16"), "10.0.1.0/24");
        var first = given.eni(subnet);
        var second = given.eni(subnet);
        var assign = AssignPrivateIpAddressesRequest.builder()
                .networkInterfaceId(first.networkInterfaceId())
                .privateIpAddresses(List.of("10.0.1.200"));
        ec2.call(Ec2.ASSIGN_PRIVATE_IP_ADDRESSES, assign.build());
        assign.networkInterfaceId(second.networkInterfaceId());
        assertThat(refusal(() -> ec2.call(Ec2.ASSIGN_PRIVATE_IP_ADDRESSES, assign.build())))
                .isEqualTo("InvalidIPAddress.InUse");
        ec2.call(Ec2.ASSIGN_PRIVATE_IP_ADDRESSES, assign.allowReassignment(true).build());
        assertThat(describe(first).privateIpAddresses()).hasSize(1);
        assertThat(describe(second).privateIpAddresses()).hasSize(2);
    }

    private NatGateway nat(String id) {
        return there(ec2.call(
                                Ec2.DESCRIBE_NAT_GATEWAYS,
                                DescribeNatGatewaysRequest.builder()
                                        .natGatewayIds(List.of(id))
                                        .build())
                        .natGateways())
                .getFirst();
    }

    @Test
    void natGatewayIsAvailableOnceMadeAndLetsGoOfItsAddress() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        given.gateway(vpc);
        var eip = allocate();
        var request = CreateNatGatewayRequest.builder().subnetId(subnet);
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_NAT_GATEWAY, request.build())))
                .isEqualTo("MissingParameter");
        var made = ec2.call(
                Ec2.CREATE_NAT_GATEWAY, request.allocationId(eip.allocationId()).build());
        var id = there(there(made.natGateway()).natGatewayId());
        assertThat(nat(id).state()).isEqualTo("pending");
        assertThat(given.network(vpc).natGateways()).hasSize(1);
        assertThat(nat(id).state()).isEqualTo("available");
        assertThat(there(nat(id).natGatewayAddresses()).getFirst().publicIp()).isEqualTo(eip.publicIp());
        ec2.call(
                Ec2.DELETE_NAT_GATEWAY,
                DeleteNatGatewayRequest.builder().natGatewayId(id).build());
        assertThat(nat(id).state()).isEqualTo("deleting");
        ec2.reconcile();
        assertThat(nat(id).state()).isEqualTo("deleted");
        assertThat(given.network(vpc).interfaces()).isEmpty();
        ec2.call(
                Ec2.RELEASE_ADDRESS,
                ReleaseAddressRequest.builder().allocationId(eip.allocationId()).build());
        assertThat(refusal(() -> nat("nat-00000000000000000"))).isEqualTo("NatGatewayNotFound");
    }
}
