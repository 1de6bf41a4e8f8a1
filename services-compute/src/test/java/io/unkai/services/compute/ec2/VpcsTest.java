package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestEc2.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateDefaultVpcRequest;
import io.unkai.api.ec2.CreateSubnetRequest;
import io.unkai.api.ec2.CreateVpcRequest;
import io.unkai.api.ec2.DeleteSubnetRequest;
import io.unkai.api.ec2.DeleteVpcRequest;
import io.unkai.api.ec2.DescribeSubnetsRequest;
import io.unkai.api.ec2.DescribeVpcsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.Subnet;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.Vpc;
import io.unkai.planes.network.UnavailableNetworkPlane;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VpcsTest {
    private final TestEc2 ec2 = new TestEc2();

    @AfterEach
    void close() {
        ec2.close();
    }

    private Vpc create(String cidr) {
        var made = ec2.call(
                Ec2.CREATE_VPC, CreateVpcRequest.builder().cidrBlock(cidr).build());
        return Objects.requireNonNull(made.vpc());
    }

    private List<Vpc> describe(DescribeVpcsRequest request) {
        return Objects.requireNonNull(ec2.call(Ec2.DESCRIBE_VPCS, request).vpcs());
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(List.of(values)).build();
    }

    private Subnet subnet(Vpc vpc, String cidr) {
        var made = ec2.call(
                Ec2.CREATE_SUBNET,
                CreateSubnetRequest.builder()
                        .vpcId(vpc.vpcId())
                        .cidrBlock(cidr)
                        .availabilityZone("us-east-1a")
                        .build());
        return Objects.requireNonNull(made.subnet());
    }

    @Test
    void isPendingUntilThePlaneHasMadeIt() {
        var vpc = create("10.0.0.0/16");
        assertThat(vpc.vpcId()).matches("vpc-[0-9a-f]{17}");
        assertThat(vpc.state()).isEqualTo("pending");
        assertThat(vpc.ownerId()).isEqualTo(TestEc2.ACCOUNT);
        ec2.reconcile();
        var later = describe(DescribeVpcsRequest.builder()
                        .vpcIds(List.of(Objects.requireNonNull(vpc.vpcId())))
                        .build())
                .getFirst();
        assertThat(later.state()).isEqualTo("available");
        assertThat(ec2.plane.vpcs()).contains(Objects.requireNonNull(vpc.vpcId()));
    }

    @Test
    void staysPendingWhereNoNetworkCanBeMade() {
        try (var bare = new TestEc2(new UnavailableNetworkPlane("not root"))) {
            bare.call(
                    Ec2.CREATE_VPC,
                    CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").build());
            bare.reconcile();
            assertThat(bare.call(
                                    Ec2.DESCRIBE_VPCS,
                                    DescribeVpcsRequest.builder().build())
                            .vpcs())
                    .allMatch(vpc -> "pending".equals(vpc.state()));
        }
    }

    @Test
    void everyRegionHasADefaultVpcWithASubnetPerZone() {
        var vpcs = describe(DescribeVpcsRequest.builder().build());
        assertThat(vpcs).singleElement().satisfies(vpc -> {
            assertThat(vpc.isDefault()).isTrue();
            assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
        });
        var subnets = Objects.requireNonNull(
                ec2.call(Ec2.DESCRIBE_SUBNETS, DescribeSubnetsRequest.builder().build())
                        .subnets());
        assertThat(subnets).hasSize(6).allSatisfy(subnet -> {
            assertThat(subnet.mapPublicIpOnLaunch()).isTrue();
            assertThat(subnet.defaultForAz()).isTrue();
            assertThat(subnet.availableIpAddressCount()).isEqualTo(4091);
        });
    }

    @Test
    void defaultVpcIsMadeOnceAndAgainOnlyWhenAsked() {
        var first = describe(DescribeVpcsRequest.builder().build()).getFirst();
        assertThat(refusal(() -> ec2.call(
                        Ec2.CREATE_DEFAULT_VPC,
                        CreateDefaultVpcRequest.builder().build())))
                .isEqualTo("DefaultVpcAlreadyExists");
        assertThat(refusal(() -> delete(first))).isEqualTo("DependencyViolation");
    }

    private void delete(Vpc vpc) {
        ec2.call(Ec2.DELETE_VPC, DeleteVpcRequest.builder().vpcId(vpc.vpcId()).build());
    }

    @Test
    void deletedVpcLosesItsNetwork() {
        var vpc = create("10.0.0.0/16");
        var subnet = subnet(vpc, "10.0.1.0/24");
        ec2.reconcile();
        assertThat(refusal(() -> delete(vpc))).isEqualTo("DependencyViolation");
        ec2.call(
                Ec2.DELETE_SUBNET,
                DeleteSubnetRequest.builder().subnetId(subnet.subnetId()).build());
        delete(vpc);
        ec2.reconcile();
        assertThat(ec2.plane.vpcs()).doesNotContain(Objects.requireNonNull(vpc.vpcId()));
        var gone = refused(() -> delete(vpc));
        assertThat(gone.code()).isEqualTo("InvalidVpcID.NotFound");
        assertThat(gone.message()).isEqualTo("The vpc ID '" + vpc.vpcId() + "' does not exist");
    }

    @Test
    void refusesBlocksThatCannotBe() {
        assertThat(refusal(() -> create("10.0.0.0/8"))).isEqualTo("InvalidVpc.Range");
        assertThat(refusal(() -> create("10.0.0.0/29"))).isEqualTo("InvalidVpc.Range");
        assertThat(refusal(() -> create("10.0.0/16"))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> create("fd00::/56"))).isEqualTo("InvalidParameterValue");
        var vpc = create("10.0.0.0/16");
        subnet(vpc, "10.0.1.0/24");
        assertThat(refusal(() -> subnet(vpc, "10.0.1.128/25"))).isEqualTo("InvalidSubnet.Conflict");
        assertThat(refusal(() -> subnet(vpc, "10.1.0.0/24"))).isEqualTo("InvalidSubnet.Range");
        assertThat(refusal(() -> subnet(vpc, "10.0.2.0/29"))).isEqualTo("InvalidSubnet.Range");
    }

    @Test
    void findsByFiltersWithWildcardsAndTags() {
        var made = ec2.call(
                Ec2.CREATE_VPC,
                CreateVpcRequest.builder()
                        .cidrBlock("10.7.0.0/16")
                        .tagSpecifications(List.of(TagSpecification.builder()
                                .resourceType("vpc")
                                .tags(List.of(
                                        Tag.builder().key("Name").value("book").build()))
                                .build()))
                        .build());
        create("10.8.0.0/16");
        var id = Objects.requireNonNull(made.vpc()).vpcId();
        for (var filter : List.of(
                filter("cidr", "10.7.*"),
                filter("tag:Name", "b??k"),
                filter("tag-key", "Name"),
                filter("vpc-id", String.valueOf(id)))) {
            assertThat(describe(DescribeVpcsRequest.builder()
                            .filters(List.of(filter))
                            .build()))
                    .as(filter.toString())
                    .extracting(Vpc::vpcId)
                    .containsExactly(id);
        }
        assertThat(refusal(() -> describe(DescribeVpcsRequest.builder()
                        .filters(List.of(filter("colour", "red")))
                        .build())))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void pagesContinueWhereTheyEnded() {
        for (int i = 0; i < 4; i++) {
            create("10." + i + ".0.0/16");
        }
        assertThat(refusal(() -> create("10.9.0.0/16"))).isEqualTo("VpcLimitExceeded");
        var request = DescribeVpcsRequest.builder().maxResults(5);
        var vpc = describe(DescribeVpcsRequest.builder().build()).getFirst();
        assertThat(ec2.call(Ec2.DESCRIBE_VPCS, request.build()).nextToken()).isNull();
        for (int i = 0; i < 6; i++) {
            subnet(
                    describe(request.build()).stream()
                            .filter(one -> "10.0.0.0/16".equals(one.cidrBlock()))
                            .findFirst()
                            .orElse(vpc),
                    "10.0." + i + ".0/24");
        }
        var first = ec2.call(
                Ec2.DESCRIBE_SUBNETS,
                DescribeSubnetsRequest.builder().maxResults(7).build());
        var second = ec2.call(
                Ec2.DESCRIBE_SUBNETS,
                DescribeSubnetsRequest.builder()
                        .maxResults(7)
                        .nextToken(first.nextToken())
                        .build());
        assertThat(first.subnets()).hasSize(7);
        assertThat(second.subnets()).hasSize(5);
        assertThat(second.nextToken()).isNull();
        assertThat(refusal(() -> ec2.call(
                        Ec2.DESCRIBE_SUBNETS,
                        DescribeSubnetsRequest.builder().nextToken("forged").build())))
                .isEqualTo("InvalidParameterValue");
    }
}
