package io.unkai.services.compute.dlm;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.dlm.CreateLifecyclePolicyRequest;
import io.unkai.api.dlm.CreateRule;
import io.unkai.api.dlm.CrossRegionCopyRetainRule;
import io.unkai.api.dlm.CrossRegionCopyRule;
import io.unkai.api.dlm.DeprecateRule;
import io.unkai.api.dlm.Dlm;
import io.unkai.api.dlm.Parameters;
import io.unkai.api.dlm.PolicyDetails;
import io.unkai.api.dlm.RetainRule;
import io.unkai.api.dlm.Schedule;
import io.unkai.api.dlm.Tag;
import io.unkai.api.ec2.CreateTagsRequest;
import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Image;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.TestIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Policies make images of instances, and copy snapshots to other regions. */
class LifecycleCopiesTest {
    private static final int BUSY = 503;
    private static final String FAR = "eu-west-1";

    private final TestHost host = new TestHost();
    /** The operation that fails after it was done, or empty. */
    private String failsAfter = "";

    @BeforeEach
    void connect() {
        host.identity.others = new Cloud() {
            @Override
            public <I extends Struct, O extends Struct> O call(Caller caller, Operation<I, O> operation, I input) {
                return serve(caller, operation, input);
            }
        };
    }

    @AfterEach
    void close() {
        host.close();
    }

    private <I extends Struct, O extends Struct> O serve(Cloud.Caller caller, Operation<I, O> operation, I input) {
        var home = host.region;
        host.signature = Call.Signature.SERVICE;
        host.region = caller.region();
        try {
            O answer = host.call(operation, input);
            if (operation.name().equals(failsAfter)) {
                throw new ApiException("Unavailable", BUSY, "busy");
            }
            return answer;
        } finally {
            host.signature = Call.Signature.NONE;
            host.region = home;
        }
    }

    private String instance() {
        var instance = host.running(with -> with);
        host.call(
                Ec2.CREATE_TAGS,
                CreateTagsRequest.builder()
                        .resources(List.of(instance))
                        .tags(List.of(new io.unkai.api.ec2.Tag("backup", "yes")))
                        .build());
        return instance;
    }

    private void volume() {
        host.call(
                Ec2.CREATE_VOLUME,
                CreateVolumeRequest.builder()
                        .availabilityZone("us-east-1a")
                        .size(1)
                        .tagSpecifications(List.of(TagSpecification.builder()
                                .resourceType("volume")
                                .tags(List.of(new io.unkai.api.ec2.Tag("backup", "yes")))
                                .build()))
                        .build());
        host.reconcile();
    }

    private static Schedule.Builder schedule() {
        return Schedule.builder()
                .name("daily")
                .createRule(CreateRule.builder()
                        .interval(24)
                        .intervalUnit("HOURS")
                        .times(List.of("09:00"))
                        .build())
                .retainRule(RetainRule.builder().count(1).build());
    }

    private static Schedule.Builder forDays(int days) {
        return schedule()
                .retainRule(
                        RetainRule.builder().interval(days).intervalUnit("DAYS").build());
    }

    private static PolicyDetails.Builder details(String type, String resource, Schedule.Builder schedule) {
        return PolicyDetails.builder()
                .policyType(type)
                .resourceTypes(List.of(resource))
                .targetTags(List.of(new Tag("backup", "yes")))
                .schedules(List.of(schedule.build()));
    }

    private static PolicyDetails.Builder images(Schedule.Builder schedule) {
        return details("IMAGE_MANAGEMENT", "INSTANCE", schedule);
    }

    private static PolicyDetails.Builder copies(CrossRegionCopyRule.Builder... rules) {
        var all =
                List.of(rules).stream().map(CrossRegionCopyRule.Builder::build).toList();
        return details("EBS_SNAPSHOT_MANAGEMENT", "VOLUME", schedule().crossRegionCopyRules(all));
    }

    private static CrossRegionCopyRule.Builder copy(boolean encrypted) {
        return CrossRegionCopyRule.builder()
                .target(FAR)
                .encrypted(encrypted)
                .copyTags(true)
                .retainRule(CrossRegionCopyRetainRule.builder()
                        .interval(3)
                        .intervalUnit("DAYS")
                        .build());
    }

    private String policy(PolicyDetails.Builder details) {
        var made = host.call(
                Dlm.CREATE_LIFECYCLE_POLICY,
                CreateLifecyclePolicyRequest.builder()
                        .description("daily")
                        .state("ENABLED")
                        .executionRoleArn(TestIdentity.ROLE)
                        .policyDetails(details.build())
                        .build());
        host.reconcile();
        return String.valueOf(made.policyId());
    }

    private List<Image> images() {
        var own = DescribeImagesRequest.builder().owners(List.of("self")).build();
        return list(host.call(Ec2.DESCRIBE_IMAGES, own).images());
    }

    private List<Snapshot> snapshots(String region) {
        var home = host.region;
        host.region = region;
        var own = DescribeSnapshotsRequest.builder().ownerIds(List.of("self")).build();
        var found = list(host.call(Ec2.DESCRIBE_SNAPSHOTS, own).snapshots());
        host.region = home;
        return found;
    }

    private static Map<String, String> tags(List<io.unkai.api.ec2.Tag> all) {
        var tags = new TreeMap<String, String>();
        all.forEach(tag -> tags.put(String.valueOf(tag.key()), String.valueOf(tag.value())));
        return tags;
    }

    private void at(String moment) {
        host.now = Instant.parse(moment);
        host.reconcile();
    }

    @Test
    void imagesOfInstancesAreMadeAndGoWithTheirSnapshots() {
        var instance = instance();
        host.running(with -> with);
        var policy = policy(images(schedule().copyTags(true).variableTags(List.of(new Tag("of", "$(instance-id)")))));
        at("2026-11-23T09:00:00Z");
        assertThat(images()).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("available");
            assertThat(one.sourceInstanceId()).isEqualTo(instance);
            assertThat(one.name()).startsWith(policy + '_' + instance + '_');
            assertThat(tags(list(one.tags())))
                    .containsEntry("backup", "yes")
                    .containsEntry("of", instance)
                    .containsEntry("aws:dlm:lifecycle-policy-id", policy)
                    .containsEntry("aws:dlm:lifecycle-schedule-name", "daily");
        });
        assertThat(host.state(instance)).isEqualTo("running");
        var first = images().getFirst().imageId();
        assertThat(snapshots("us-east-1"))
                .singleElement()
                .satisfies(
                        one -> assertThat(tags(list(one.tags()))).containsEntry("aws:dlm:lifecycle-policy-id", policy));
        at("2026-11-24T09:00:00Z");
        assertThat(images())
                .singleElement()
                .satisfies(one -> assertThat(one.imageId()).isNotEqualTo(first));
        assertThat(snapshots("us-east-1")).hasSize(1);
    }

    @Test
    void theLastImageOfAnInstanceThatIsGoneStays() {
        var instance = instance();
        policy(images(forDays(2)).parameters(Parameters.builder().noReboot(true).build()));
        at("2026-11-23T09:00:00Z");
        at("2026-11-24T09:00:00Z");
        assertThat(images()).hasSize(2);
        host.call(
                Ec2.TERMINATE_INSTANCES,
                TerminateInstancesRequest.builder()
                        .instanceIds(List.of(instance))
                        .build());
        host.reconcile();
        at("2026-11-25T09:00:00Z");
        assertThat(images()).hasSize(1);
        at("2026-12-25T09:00:00Z");
        assertThat(images()).hasSize(1);
        assertThat(snapshots("us-east-1")).hasSize(1);
    }

    @Test
    void imagesAreMadeOnceWhereTheirMakingEndsInTheMiddle() {
        instance();
        instance();
        policy(images(schedule()));
        failsAfter = "CreateImage";
        at("2026-11-23T09:00:00Z");
        at("2026-11-23T09:00:10Z");
        failsAfter = "";
        at("2026-11-23T09:00:20Z");
        assertThat(images()).hasSize(2).extracting(Image::sourceInstanceId).doesNotHaveDuplicates();
    }

    @Test
    void snapshotsAreCopiedToOtherRegionsOnceTheyAreThereAndStayAsLongAsAsked() {
        volume();
        var policy = policy(copies(copy(true)));
        failsAfter = "CopySnapshot";
        at("2026-11-23T09:00:00Z");
        at("2026-11-23T09:00:05Z");
        failsAfter = "";
        at("2026-11-23T09:00:10Z");
        at("2026-11-23T09:00:15Z");
        var source = snapshots("us-east-1").getFirst();
        assertThat(snapshots(FAR)).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo("completed");
            assertThat(one.encrypted()).isTrue();
            assertThat(one.description())
                    .isEqualTo("[Copied " + source.snapshotId() + " from us-east-1] Created for policy: " + policy
                            + " schedule: daily");
            assertThat(tags(list(one.tags())))
                    .containsEntry("aws:dlm:lifecycle-policy-id", policy)
                    .containsKey("aws:dlm:expirationTime");
        });
        assertThat(source.encrypted()).isFalse();
        at("2026-11-24T09:00:00Z");
        at("2026-11-24T09:00:05Z");
        assertThat(snapshots("us-east-1")).hasSize(1);
        assertThat(snapshots(FAR)).hasSize(2);
        at("2026-11-26T09:00:00Z");
        at("2026-11-26T09:00:20Z");
        assertThat(snapshots(FAR))
                .hasSize(2)
                .noneSatisfy(one -> assertThat(one.description()).contains(String.valueOf(source.snapshotId())));
    }

    @Test
    void refusesCopiesThatCannotBe() {
        assertThat(refusal(() -> policy(copies(copy(false), copy(true))))).isEqualTo("InvalidRequestException");
        assertThat(refusal(() -> policy(copies(copy(false).target("us-east-1")))))
                .isEqualTo("InvalidRequestException");
        assertThat(refusal(() -> policy(copies(copy(false).targetRegion(FAR))))).isEqualTo("InvalidRequestException");
        assertThat(refusal(() -> policy(copies(copy(true).cmkArn("arn:aws:kms:us-east-1:111111111111:key/a")))))
                .isEqualTo("InvalidRequestException");
        assertThat(refusal(() -> policy(copies(copy(false).target("arn:aws:outposts:us-east-1:1:outpost/op-1")))))
                .isEqualTo("NotImplemented");
    }

    @Test
    void refusesImagesThatCannotBe() {
        assertThat(refusal(() -> policy(details("IMAGE_MANAGEMENT", "VOLUME", schedule()))))
                .isEqualTo("InvalidRequestException");
        assertThat(refusal(() -> policy(images(schedule())
                        .parameters(Parameters.builder().excludeBootVolume(true).build()))))
                .isEqualTo("InvalidRequestException");
        assertThat(refusal(() -> policy(images(schedule()
                        .deprecateRule(DeprecateRule.builder().count(1).build())))))
                .isEqualTo("NotImplemented");
        assertThat(refusal(() -> policy(images(
                        schedule().crossRegionCopyRules(List.of(copy(false).build()))))))
                .isEqualTo("NotImplemented");
    }
}
