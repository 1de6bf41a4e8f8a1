package io.unkai.services.compute.ec2;

import static io.unkai.services.compute.ec2.Given.filter;
import static io.unkai.services.compute.ec2.Given.tags;
import static io.unkai.services.compute.ec2.Given.there;
import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateTagsRequest;
import io.unkai.api.ec2.CreateVpcRequest;
import io.unkai.api.ec2.DeleteTagsRequest;
import io.unkai.api.ec2.DescribeAvailabilityZonesRequest;
import io.unkai.api.ec2.DescribeRegionsRequest;
import io.unkai.api.ec2.DescribeTagsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagDescription;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tags, regions and zones. */
class TagsTest {
    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    private void tag(String id, String key, String value) {
        ec2.call(
                Ec2.CREATE_TAGS,
                CreateTagsRequest.builder()
                        .resources(List.of(id))
                        .tags(List.of(Tag.builder().key(key).value(value).build()))
                        .build());
    }

    private List<TagDescription> describe(Filter... filters) {
        return there(ec2.call(
                        Ec2.DESCRIBE_TAGS,
                        DescribeTagsRequest.builder().filters(List.of(filters)).build())
                .tags());
    }

    @Test
    void anyResourceCarriesTags() {
        var vpc = given.vpc("10.0.0.0/16");
        var group = given.group(vpc, "web");
        tag(vpc, "Name", "book");
        tag(group, "Name", "web");
        tag(group, "Stage", "test");
        assertThat(describe()).hasSize(3);
        assertThat(describe(filter("resource-type", "security-group"), filter("key", "N*")))
                .singleElement()
                .satisfies(tag -> {
                    assertThat(tag.resourceId()).isEqualTo(group);
                    assertThat(tag.value()).isEqualTo("web");
                });
        ec2.call(
                Ec2.DELETE_TAGS,
                DeleteTagsRequest.builder()
                        .resources(List.of(group))
                        .tags(List.of(
                                Tag.builder().key("Name").value("other").build(),
                                Tag.builder().key("Stage").build()))
                        .build());
        assertThat(describe(filter("resource-id", group)))
                .extracting(TagDescription::key)
                .containsExactly("Name");
    }

    @Test
    void refusesTagsThatCannotBe() {
        var vpc = given.vpc("10.0.0.0/16");
        assertThat(refusal(() -> tag(vpc, "aws:x", ""))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> tag(vpc, "k".repeat(129), ""))).isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> tag("vpc-00000000000000000", "k", ""))).isEqualTo("InvalidVpcID.NotFound");
        assertThat(refusal(() -> tag("nothing", "k", ""))).isEqualTo("InvalidID");
        var wrong = CreateVpcRequest.builder()
                .cidrBlock("10.0.0.0/16")
                .tagSpecifications(tags("subnet", "k", "v"))
                .build();
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_VPC, wrong))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void tagsOnCreationNeedThePermissionToTag() {
        ec2.access = (action, resource) -> !action.equals("ec2:CreateTags");
        given.vpc("10.0.0.0/16");
        var tagged = CreateVpcRequest.builder()
                .cidrBlock("10.0.0.0/16")
                .tagSpecifications(tags("vpc", "k", "v"))
                .build();
        assertThat(refusal(() -> ec2.call(Ec2.CREATE_VPC, tagged))).isEqualTo("UnauthorizedOperation");
    }

    @Test
    void namesRegionsAndZones() {
        var regions = there(ec2.call(
                        Ec2.DESCRIBE_REGIONS,
                        DescribeRegionsRequest.builder()
                                .filters(List.of(filter("region-name", "eu-*")))
                                .build())
                .regions());
        assertThat(regions).hasSize(5);
        ec2.region = "ap-northeast-1";
        var zones = there(ec2.call(
                        Ec2.DESCRIBE_AVAILABILITY_ZONES,
                        DescribeAvailabilityZonesRequest.builder().build())
                .availabilityZones());
        assertThat(zones)
                .extracting(zone -> zone.zoneName() + ' ' + zone.zoneId())
                .containsExactly("ap-northeast-1a apne1-az1", "ap-northeast-1c apne1-az3", "ap-northeast-1d apne1-az4");
    }

    @Test
    void showsRegionsThatHaveToBeAskedForWhereTheyAreWanted() {
        ec2.opened = Set.of("eu-south-1");
        assertThat(regions(with -> with.filters(List.of(filter("region-name", "eu-*-1")))))
                .containsExactly(
                        "eu-central-1 opt-in-not-required",
                        "eu-north-1 opt-in-not-required",
                        "eu-south-1 opted-in",
                        "eu-west-1 opt-in-not-required");
        assertThat(regions(with -> with.allRegions(true))).hasSize(34).contains("eu-south-2 not-opted-in");
        assertThat(regions(with -> with.allRegions(true).filters(List.of(filter("opt-in-status", "not-opted-in")))))
                .hasSize(16)
                .allMatch(region -> region.endsWith(" not-opted-in"));
        assertThat(regions(with -> with.regionNames(List.of("af-south-1")))).containsExactly("af-south-1 not-opted-in");
        assertThat(refusal(() -> regions(with -> with.regionNames(List.of("eu-nowhere-1")))))
                .isEqualTo("InvalidParameterValue");
    }

    private List<String> regions(UnaryOperator<DescribeRegionsRequest.Builder> with) {
        var asked = with.apply(DescribeRegionsRequest.builder()).build();
        return there(ec2.call(Ec2.DESCRIBE_REGIONS, asked).regions()).stream()
                .map(region -> region.regionName() + ' ' + region.optInStatus())
                .toList();
    }
}
