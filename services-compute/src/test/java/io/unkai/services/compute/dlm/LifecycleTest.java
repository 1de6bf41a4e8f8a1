package io.unkai.services.compute.dlm;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.dlm.CreateLifecyclePolicyRequest;
import io.unkai.api.dlm.CreateRule;
import io.unkai.api.dlm.DeleteLifecyclePolicyRequest;
import io.unkai.api.dlm.Dlm;
import io.unkai.api.dlm.FastRestoreRule;
import io.unkai.api.dlm.GetLifecyclePoliciesRequest;
import io.unkai.api.dlm.GetLifecyclePolicyRequest;
import io.unkai.api.dlm.LifecyclePolicy;
import io.unkai.api.dlm.LifecyclePolicySummary;
import io.unkai.api.dlm.ListTagsForResourceRequest;
import io.unkai.api.dlm.Parameters;
import io.unkai.api.dlm.PolicyDetails;
import io.unkai.api.dlm.RetainRule;
import io.unkai.api.dlm.Schedule;
import io.unkai.api.dlm.Tag;
import io.unkai.api.dlm.TagResourceRequest;
import io.unkai.api.dlm.UntagResourceRequest;
import io.unkai.api.dlm.UpdateLifecyclePolicyRequest;
import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.CreateTagsRequest;
import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies take snapshots on schedule and delete them again, as their role may. */
class LifecycleTest {
    private static final int BUSY = 503;
    private static final Tag TARGET = new Tag("backup", "yes");

    private final TestHost host = new TestHost();
    private final List<Cloud.Caller> callers = new ArrayList<>();
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
        callers.add(caller);
        host.signature = Call.Signature.SERVICE;
        var home = host.region;
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

    private String volume(String... tags) {
        var all = new ArrayList<io.unkai.api.ec2.Tag>();
        for (int i = 0; i < tags.length; i += 2) {
            all.add(new io.unkai.api.ec2.Tag(tags[i], tags[i + 1]));
        }
        var made = host.call(
                Ec2.CREATE_VOLUME,
                CreateVolumeRequest.builder()
                        .availabilityZone("us-east-1a")
                        .size(1)
                        .tagSpecifications(List.of(TagSpecification.builder()
                                .resourceType("volume")
                                .tags(all)
                                .build()))
                        .build());
        host.reconcile();
        return String.valueOf(made.volumeId());
    }

    private static Schedule.Builder schedule(int hours) {
        return Schedule.builder()
                .name("often")
                .createRule(CreateRule.builder()
                        .interval(hours)
                        .intervalUnit("HOURS")
                        .times(List.of("09:00"))
                        .build())
                .retainRule(RetainRule.builder().count(2).build());
    }

    private static PolicyDetails.Builder details(String type, Schedule.Builder schedule) {
        return PolicyDetails.builder()
                .policyType("EBS_SNAPSHOT_MANAGEMENT")
                .resourceTypes(List.of(type))
                .targetTags(List.of(TARGET))
                .schedules(List.of(schedule.build()));
    }

    private String policy(PolicyDetails.Builder details) {
        var made = host.call(
                Dlm.CREATE_LIFECYCLE_POLICY,
                CreateLifecyclePolicyRequest.builder()
                        .description("daily")
                        .state("ENABLED")
                        .executionRoleArn(TestIdentity.ROLE)
                        .policyDetails(details.build())
                        .tags(Map.of("team", "a"))
                        .build());
        host.reconcile();
        return String.valueOf(made.policyId());
    }

    private LifecyclePolicy see(String policy) {
        return Objects.requireNonNull(host.call(
                        Dlm.GET_LIFECYCLE_POLICY,
                        GetLifecyclePolicyRequest.builder().policyId(policy).build())
                .policy());
    }

    private List<Snapshot> snapshots() {
        return list(host.call(
                        Ec2.DESCRIBE_SNAPSHOTS,
                        DescribeSnapshotsRequest.builder()
                                .ownerIds(List.of("self"))
                                .build())
                .snapshots());
    }

    private void at(String moment) {
        host.now = Instant.parse(moment);
        host.reconcile();
    }

    private static Map<String, String> tags(Snapshot snapshot) {
        var tags = new TreeMap<String, String>();
        list(snapshot.tags()).forEach(tag -> tags.put(String.valueOf(tag.key()), String.valueOf(tag.value())));
        return tags;
    }

    @Test
    void takesSnapshotsWhenDueAndKeepsAsManyAsAsked() {
        var volume = volume("backup", "yes", "name", "data");
        volume("backup", "no");
        var policy =
                policy(details("VOLUME", schedule(12).copyTags(true).tagsToAdd(List.of(new Tag("made", "by policy")))));
        assertThat(snapshots()).isEmpty();
        at("2026-11-22T20:59:59Z");
        assertThat(snapshots()).isEmpty();
        at("2026-11-22T21:00:00Z");
        assertThat(snapshots()).singleElement().satisfies(one -> {
            assertThat(one.volumeId()).isEqualTo(volume);
            assertThat(one.description()).isEqualTo("Created for policy: " + policy + " schedule: often");
            assertThat(tags(one))
                    .containsOnly(
                            Map.entry("backup", "yes"),
                            Map.entry("name", "data"),
                            Map.entry("made", "by policy"),
                            Map.entry("aws:dlm:lifecycle-policy-id", policy),
                            Map.entry("aws:dlm:lifecycle-schedule-name", "often"),
                            Map.entry("dlm:managed", "true"));
        });
        assertThat(callers)
                .isNotEmpty()
                .allSatisfy(caller -> assertThat(
                                Objects.requireNonNull(caller.role()).roleArn())
                        .isEqualTo(TestIdentity.ROLE));
        at("2026-11-22T22:00:00Z");
        assertThat(snapshots()).hasSize(1);
        at("2026-11-23T09:00:00Z");
        at("2026-11-23T21:00:00Z");
        at("2026-11-24T09:00:05Z");
        assertThat(snapshots())
                .extracting(Snapshot::startTime)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-11-23T21:00:00Z"), Instant.parse("2026-11-24T09:00:05Z"));
    }

    @Test
    void asksNothingOfEc2WhileNothingIsDue() {
        volume("backup", "yes");
        policy(details("VOLUME", schedule(24)));
        callers.clear();
        at("2026-11-22T11:00:00Z");
        at("2026-11-22T23:00:00Z");
        assertThat(callers).isEmpty();
    }

    @Test
    void deletesByAgeAndKeepsTheLastOfAVolumeThatIsGone() {
        var volume = volume("backup", "yes");
        policy(details(
                "VOLUME",
                schedule(24)
                        .retainRule(RetainRule.builder()
                                .interval(1)
                                .intervalUnit("WEEKS")
                                .build())));
        at("2026-11-23T09:00:00Z");
        at("2026-11-24T09:00:00Z");
        assertThat(tags(snapshots().getFirst())).containsEntry("aws:dlm:expirationTime", "2026-11-30T09:00:00Z");
        host.call(
                Ec2.DELETE_VOLUME,
                DeleteVolumeRequest.builder().volumeId(volume).build());
        host.reconcile();
        at("2026-11-30T08:59:59Z");
        assertThat(snapshots()).hasSize(2);
        at("2026-11-30T09:00:00Z");
        assertThat(snapshots()).hasSize(1);
        at("2026-12-20T09:00:00Z");
        assertThat(snapshots())
                .singleElement()
                .extracting(Snapshot::startTime)
                .isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateSnapshot", "DescribeSnapshots", "DeleteSnapshot"})
    void whatEndsInTheMiddleIsResumedAndNothingIsTakenTwice(String operation) {
        volume("backup", "yes");
        volume("backup", "yes");
        policy(details(
                "VOLUME", schedule(12).retainRule(RetainRule.builder().count(1).build())));
        at("2026-11-22T21:00:00Z");
        assertThat(snapshots()).hasSize(2);
        failsAfter = operation;
        at("2026-11-23T09:00:00Z");
        at("2026-11-23T09:00:10Z");
        failsAfter = "";
        at("2026-11-23T09:00:20Z");
        host.reconcile();
        assertThat(snapshots()).hasSize(2).extracting(Snapshot::volumeId).doesNotHaveDuplicates();
        assertThat(snapshots())
                .allSatisfy(one -> assertThat(one.startTime()).isAfterOrEqualTo(Instant.parse("2026-11-23T09:00:00Z")));
    }

    @Test
    void takesSetsOfInstances() {
        var data = BlockDeviceMapping.builder()
                .deviceName("/dev/sdf")
                .ebs(EbsBlockDevice.builder().volumeSize(3).build())
                .build();
        var instance = host.running(with -> with.blockDeviceMappings(List.of(data)));
        host.call(
                Ec2.CREATE_TAGS,
                CreateTagsRequest.builder()
                        .resources(List.of(instance))
                        .tags(List.of(new io.unkai.api.ec2.Tag("backup", "yes")))
                        .build());
        policy(details(
                        "INSTANCE",
                        schedule(24)
                                .variableTags(
                                        List.of(new Tag("of", "$(instance-id)"), new Tag("when", "$(timestamp)"))))
                .parameters(Parameters.builder().excludeBootVolume(true).build()));
        at("2026-11-23T09:00:00Z");
        at("2026-11-23T09:00:30Z");
        assertThat(snapshots()).singleElement().satisfies(one -> {
            assertThat(one.volumeSize()).isEqualTo(3);
            assertThat(tags(one)).containsEntry("of", instance).containsEntry("when", "2026-11-23T09:00:00Z");
        });
    }

    @Test
    void aRoleThatTrustsNobodyIsAnErrorUntilThePolicyIsChanged() {
        volume("backup", "yes");
        var policy = policy(details("VOLUME", schedule(24)));
        host.identity.trusts = false;
        at("2026-11-23T09:00:00Z");
        assertThat(see(policy).state()).isEqualTo("ERROR");
        assertThat(see(policy).statusMessage()).isEqualTo("Role provided does not have sufficient permissions");
        host.identity.trusts = true;
        at("2026-11-24T09:00:00Z");
        assertThat(snapshots()).isEmpty();
        update(policy, with -> with.state("ENABLED"));
        at("2026-11-25T09:00:00Z");
        assertThat(see(policy).state()).isEqualTo("ENABLED");
        assertThat(snapshots()).hasSize(1);
    }

    @Test
    void aRoleWithoutRightsIsAnError() {
        volume("backup", "yes");
        var policy = policy(details("VOLUME", schedule(24)));
        host.access = (action, resource) -> !action.equals("ec2:CreateTags");
        at("2026-11-23T09:00:00Z");
        assertThat(see(policy).state()).isEqualTo("ERROR");
        assertThat(snapshots()).isEmpty();
    }

    private void update(String policy, UnaryOperator<UpdateLifecyclePolicyRequest.Builder> with) {
        host.call(
                Dlm.UPDATE_LIFECYCLE_POLICY,
                with.apply(UpdateLifecyclePolicyRequest.builder().policyId(policy))
                        .build());
        host.reconcile();
    }

    @Test
    void disabledAndDeletedPoliciesDoNothing() {
        volume("backup", "yes");
        var policy = policy(details("VOLUME", schedule(24)));
        update(policy, with -> with.state("DISABLED"));
        at("2026-11-23T09:00:00Z");
        update(policy, with -> with.state("ENABLED"));
        assertThat(snapshots()).isEmpty();
        at("2026-11-24T09:00:00Z");
        assertThat(snapshots()).hasSize(1);
        host.call(
                Dlm.DELETE_LIFECYCLE_POLICY,
                DeleteLifecyclePolicyRequest.builder().policyId(policy).build());
        at("2026-11-25T09:00:00Z");
        assertThat(snapshots()).hasSize(1);
        assertThat(refusal(() -> see(policy))).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void whatWasDueIsNotLostByAChange() {
        volume("backup", "yes");
        var policy = policy(details("VOLUME", schedule(24)));
        host.now = Instant.parse("2026-11-23T09:00:01Z");
        update(policy, with -> with.description("other"));
        assertThat(snapshots()).hasSize(1);
    }

    @Test
    void aClockThatIsMovedBackStopsNothing() {
        volume("backup", "yes");
        policy(details("VOLUME", schedule(24)));
        host.now = host.now.plus(Duration.ofDays(400));
        host.reconcile();
        assertThat(snapshots()).hasSize(1);
        at("2026-11-22T10:00:00Z");
        at("2026-11-23T09:00:00Z");
        assertThat(snapshots()).hasSize(2);
    }

    @Test
    void policiesAreListedByWhatTheySay() {
        var policy = policy(details("VOLUME", schedule(24)));
        policy(details("INSTANCE", schedule(24).tagsToAdd(List.of(new Tag("a", "b"))))
                .targetTags(List.of(new Tag("x", "y"))));
        assertThat(all(with -> with)).hasSize(2);
        assertThat(all(with -> with.targetTags(List.of("backup=yes"))))
                .extracting(LifecyclePolicySummary::policyId)
                .containsExactly(policy);
        assertThat(all(with -> with.tagsToAdd(List.of("a=b")))).hasSize(1);
        assertThat(all(with -> with.resourceTypes(List.of("VOLUME")))).hasSize(1);
        assertThat(all(with -> with.state("ERROR"))).isEmpty();
        assertThat(all(with -> with.defaultPolicyType("ALL"))).isEmpty();
        assertThat(refusal(() -> all(with -> with.policyIds(List.of("policy-00")))))
                .isEqualTo("ResourceNotFoundException");
    }

    private List<LifecyclePolicySummary> all(UnaryOperator<GetLifecyclePoliciesRequest.Builder> with) {
        return list(host.call(
                        Dlm.GET_LIFECYCLE_POLICIES,
                        with.apply(GetLifecyclePoliciesRequest.builder()).build())
                .policies());
    }

    @Test
    void aPolicyIsShownAsItWasMade() {
        var details = details("VOLUME", schedule(24)).build();
        var shown = see(policy(details("VOLUME", schedule(24))));
        assertThat(shown.policyDetails()).isEqualTo(details);
        assertThat(shown.state()).isEqualTo("ENABLED");
        assertThat(shown.dateCreated()).isEqualTo(host.now);
        assertThat(shown.executionRoleArn()).isEqualTo(TestIdentity.ROLE);
    }

    @Test
    void policiesAreTagged() {
        var arn = see(policy(details("VOLUME", schedule(24)))).policyArn();
        host.call(
                Dlm.TAG_RESOURCE,
                TagResourceRequest.builder()
                        .resourceArn(arn)
                        .tags(Map.of("cost", "1"))
                        .build());
        host.call(
                Dlm.UNTAG_RESOURCE,
                UntagResourceRequest.builder()
                        .resourceArn(arn)
                        .tagKeys(List.of("team"))
                        .build());
        var tags = host.call(
                        Dlm.LIST_TAGS_FOR_RESOURCE,
                        ListTagsForResourceRequest.builder().resourceArn(arn).build())
                .tags();
        assertThat(tags).containsOnly(Map.entry("cost", "1"));
    }

    @Test
    void whatIsNotDoneIsRefusedByName() {
        assertThat(refusal(() -> policy(details("VOLUME", schedule(24)).policyType("EVENT_BASED_POLICY"))))
                .isEqualTo("NotImplemented");
        assertThat(refusal(() -> policy(details(
                        "VOLUME",
                        schedule(24)
                                .fastRestoreRule(
                                        FastRestoreRule.builder().count(1).build())))))
                .isEqualTo("NotImplemented");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(invalid(details("VOLUME", schedule(5)))).isTrue();
        assertThat(invalid(details("VOLUME", schedule(24).retainRule(null)))).isTrue();
        assertThat(invalid(details("VOLUME", schedule(24).createRule(null)))).isTrue();
        assertThat(invalid(details("VOLUME", schedule(24)).targetTags(List.of())))
                .isTrue();
        assertThat(invalid(details("VOLUME", schedule(24).variableTags(List.of(new Tag("a", "b"))))))
                .isTrue();
        assertThat(invalid(details("VOLUME", schedule(24).tagsToAdd(List.of(new Tag("aws:x", "b"))))))
                .isTrue();
        assertThat(invalid(details(
                        "VOLUME",
                        schedule(24)
                                .retainRule(RetainRule.builder()
                                        .interval(101)
                                        .intervalUnit("YEARS")
                                        .build()))))
                .isTrue();
    }

    private boolean invalid(PolicyDetails.Builder details) {
        return refusal(() -> policy(details)).equals("InvalidRequestException");
    }
}
