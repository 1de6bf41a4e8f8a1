package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.AssociateSubnetCidrBlockRequest;
import io.unkai.api.ec2.AssociateVpcCidrBlockRequest;
import io.unkai.api.ec2.AttributeBooleanValue;
import io.unkai.api.ec2.CreateNetworkAclEntryRequest;
import io.unkai.api.ec2.CreateNetworkAclRequest;
import io.unkai.api.ec2.DescribeNetworkAclsRequest;
import io.unkai.api.ec2.DescribeSubnetsRequest;
import io.unkai.api.ec2.DescribeVpcAttributeRequest;
import io.unkai.api.ec2.DisassociateVpcCidrBlockRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifySubnetAttributeRequest;
import io.unkai.api.ec2.ModifyVpcAttributeRequest;
import io.unkai.api.ec2.NetworkAcl;
import io.unkai.api.ec2.NetworkAclEntry;
import io.unkai.api.ec2.PortRange;
import io.unkai.api.ec2.ReplaceNetworkAclAssociationRequest;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attributes and blocks of VPCs and subnets, and network ACLs. */
class SettingsTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private NetworkAcl acl(String filter, String value) {
        return there(ec2.call(
                                Ec2.DESCRIBE_NETWORK_ACLS,
                                DescribeNetworkAclsRequest.builder()
                                        .filters(List.of(Given.filter(filter, value)))
                                        .build())
                        .networkAcls())
                .getFirst();
    }

    @Test
    void entriesOfAnAclReachTheNetwork() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        var first = acl("association.subnet-id", subnet);
        assertThat(there(first.entries()))
                .extracting(NetworkAclEntry::ruleNumber)
                .containsExactly(100, 32_767, 100, 32_767);
        var made = ec2.call(
                Ec2.CREATE_NETWORK_ACL,
                CreateNetworkAclRequest.builder().vpcId(vpc).build());
        var id = there(there(made.networkAcl()).networkAclId());
        var entry = CreateNetworkAclEntryRequest.builder()
                .networkAclId(id)
                .ruleNumber(10)
                .egress(false)
                .protocol("6")
                .ruleAction("deny")
                .cidrBlock("0.0.0.0/0");
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_NETWORK_ACL_ENTRY, entry.build())))
                .isEqualTo("MissingParameter");
        entry.portRange(PortRange.builder().from(22).to(22).build());
        ec2.call(Ec2.CREATE_NETWORK_ACL_ENTRY, entry.build());
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_NETWORK_ACL_ENTRY, entry.build())))
                .isEqualTo("NetworkAclEntryAlreadyExists");
        ec2.call(
                Ec2.REPLACE_NETWORK_ACL_ASSOCIATION,
                ReplaceNetworkAclAssociationRequest.builder()
                        .networkAclId(id)
                        .associationId(there(first.associations()).getFirst().networkAclAssociationId())
                        .build());
        var acl = given.network(vpc).acls().getFirst();
        assertThat(acl.id()).isEqualTo(id);
        assertThat(acl.ingress()).singleElement().satisfies(one -> {
            assertThat(one.traffic()).isEqualTo(Traffic.tcp(22));
            assertThat(one.peer()).isEqualTo(Cidr.ANY4);
            assertThat(one.allow()).isFalse();
        });
        assertThat(acl.egress()).isEmpty();
    }

    @Test
    void attributesOfAVpcChange() {
        var vpc = given.vpc("10.0.0.0/16");
        var describe = DescribeVpcAttributeRequest.builder()
                .vpcId(vpc)
                .attribute("enableDnsHostnames")
                .build();
        assertThat(there(ec2.call(Ec2.DESCRIBE_VPC_ATTRIBUTE, describe).enableDnsHostnames())
                        .value())
                .isFalse();
        ec2.call(
                Ec2.MODIFY_VPC_ATTRIBUTE,
                ModifyVpcAttributeRequest.builder()
                        .vpcId(vpc)
                        .enableDnsHostnames(
                                AttributeBooleanValue.builder().value(true).build())
                        .build());
        assertThat(there(ec2.call(Ec2.DESCRIBE_VPC_ATTRIBUTE, describe).enableDnsHostnames())
                        .value())
                .isTrue();
    }

    @Test
    void furtherBlocksCarrySubnets() {
        var vpc = given.vpc("10.0.0.0/16");
        var associate = AssociateVpcCidrBlockRequest.builder().vpcId(vpc).cidrBlock("10.1.0.0/16");
        var made =
                there(ec2.call(Ec2.ASSOCIATE_VPC_CIDR_BLOCK, associate.build()).cidrBlockAssociation());
        assertThat(refusal(() -> ec2.call(Ec2.ASSOCIATE_VPC_CIDR_BLOCK, associate.build())))
                .isEqualTo("InvalidVpc.Range");
        given.subnet(vpc, "10.1.1.0/24");
        assertThat(refusal(() -> ec2.call(
                        Ec2.DISASSOCIATE_VPC_CIDR_BLOCK,
                        DisassociateVpcCidrBlockRequest.builder()
                                .associationId(made.associationId())
                                .build())))
                .isEqualTo("DependencyViolation");
        assertThat(given.network(vpc).cidrs()).containsExactly(Cidr.parse("10.0.0.0/16"), Cidr.parse("10.1.0.0/16"));
    }

    @Test
    void subnetsGetIpv6() {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.1.0/24");
        var block = there(there(ec2.call(
                                Ec2.ASSOCIATE_VPC_CIDR_BLOCK,
                                AssociateVpcCidrBlockRequest.builder()
                                        .vpcId(vpc)
                                        .amazonProvidedIpv6CidrBlock(true)
                                        .build())
                        .ipv6CidrBlockAssociation())
                .ipv6CidrBlock());
        var modify = ModifySubnetAttributeRequest.builder()
                .subnetId(subnet)
                .assignIpv6AddressOnCreation(
                        AttributeBooleanValue.builder().value(true).build())
                .build();
        assertThat(refusal(() -> ec2.call(Ec2.MODIFY_SUBNET_ATTRIBUTE, modify))).isEqualTo("InvalidParameterValue");
        ec2.call(
                Ec2.ASSOCIATE_SUBNET_CIDR_BLOCK,
                AssociateSubnetCidrBlockRequest.builder()
                        .subnetId(subnet)
                        .ipv6CidrBlock(block.replace("/56", "/64"))
                        .build());
        ec2.call(Ec2.MODIFY_SUBNET_ATTRIBUTE, modify);
        var eni = given.eni(subnet);
        assertThat(eni.ipv6Addresses()).hasSize(1);
        assertThat(given.network(vpc).interfaces().getFirst().addresses()).hasSize(2);
        var found = ec2.call(
                Ec2.DESCRIBE_SUBNETS,
                DescribeSubnetsRequest.builder().subnetIds(List.of(subnet)).build());
        assertThat(there(found.subnets()).getFirst().availableIpAddressCount()).isEqualTo(250);
    }
}
