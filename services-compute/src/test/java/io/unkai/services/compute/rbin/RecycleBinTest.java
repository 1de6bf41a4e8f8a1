package io.unkai.services.compute.rbin;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.ImageRecycleBinInfo;
import io.unkai.api.ec2.ListImagesInRecycleBinRequest;
import io.unkai.api.ec2.ListSnapshotsInRecycleBinRequest;
import io.unkai.api.ec2.RestoreImageFromRecycleBinRequest;
import io.unkai.api.ec2.RestoreSnapshotFromRecycleBinRequest;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.SnapshotRecycleBinInfo;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.Volume;
import io.unkai.api.rbin.CreateRuleRequest;
import io.unkai.api.rbin.DeleteRuleRequest;
import io.unkai.api.rbin.GetRuleRequest;
import io.unkai.api.rbin.GetRuleResponse;
import io.unkai.api.rbin.ListRulesRequest;
import io.unkai.api.rbin.LockConfiguration;
import io.unkai.api.rbin.LockRuleRequest;
import io.unkai.api.rbin.RecycleBin;
import io.unkai.api.rbin.ResourceTag;
import io.unkai.api.rbin.RetentionPeriod;
import io.unkai.api.rbin.UnlockDelay;
import io.unkai.api.rbin.UnlockRuleRequest;
import io.unkai.api.rbin.UpdateRuleRequest;
import io.unkai.services.compute.ec2.TestHost;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules of Recycle Bin say is kept, comes back, and goes when its time is over. */
class RecycleBinTest {
    private static final RetentionPeriod WEEK = RetentionPeriod.builder()
            .retentionPeriodValue(7)
            .retentionPeriodUnit("DAYS")
            .build();
    private static final LockConfiguration LOCK = LockConfiguration.builder()
            .unlockDelay(UnlockDelay.builder()
                    .unlockDelayValue(7)
                    .unlockDelayUnit("DAYS")
                    .build())
            .build();

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private String rule(UnaryOperator<CreateRuleRequest.Builder> with) {
        var request = CreateRuleRequest.builder().resourceType("EBS_SNAPSHOT").retentionPeriod(WEEK);
        return String.valueOf(
                host.call(RecycleBin.CREATE_RULE, with.apply(request).build()).identifier());
    }

    private String snapshot(Tag... tags) {
        var volume = host.call(
                        Ec2.CREATE_VOLUME,
                        CreateVolumeRequest.builder()
                                .availabilityZone("us-east-1a")
                                .size(1)
                                .build())
                .volumeId();
        host.reconcile();
        var made = host.call(
                Ec2.CREATE_SNAPSHOT,
                CreateSnapshotRequest.builder()
                        .volumeId(volume)
                        .description("words")
                        .tagSpecifications(List.of(TagSpecification.builder()
                                .resourceType("snapshot")
                                .tags(List.of(tags))
                                .build()))
                        .build());
        host.reconcile();
        return String.valueOf(made.snapshotId());
    }

    private void delete(String snapshot) {
        host.call(
                Ec2.DELETE_SNAPSHOT,
                DeleteSnapshotRequest.builder().snapshotId(snapshot).build());
        host.reconcile();
    }

    private List<SnapshotRecycleBinInfo> binned() {
        return list(host.call(
                        Ec2.LIST_SNAPSHOTS_IN_RECYCLE_BIN,
                        ListSnapshotsInRecycleBinRequest.builder().build())
                .snapshots());
    }

    private List<Snapshot> snapshots() {
        return list(host.call(
                        Ec2.DESCRIBE_SNAPSHOTS,
                        DescribeSnapshotsRequest.builder()
                                .ownerIds(List.of("self"))
                                .build())
                .snapshots());
    }

    private void restore(String snapshot) {
        host.call(
                Ec2.RESTORE_SNAPSHOT_FROM_RECYCLE_BIN,
                RestoreSnapshotFromRecycleBinRequest.builder()
                        .snapshotId(snapshot)
                        .build());
    }

    @Test
    void aDeletedSnapshotIsKeptAndComesBackAsItWas() {
        rule(with -> with);
        var id = snapshot(new Tag("name", "a"));
        var before = snapshots();
        delete(id);
        assertThat(snapshots()).isEmpty();
        assertThat(refusal(() -> delete(id))).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(binned()).singleElement().satisfies(one -> {
            assertThat(one.snapshotId()).isEqualTo(id);
            assertThat(one.description()).isEqualTo("words");
            assertThat(one.recycleBinEnterTime()).isEqualTo(host.now);
            assertThat(one.recycleBinExitTime()).isEqualTo(host.now.plus(Duration.ofDays(7)));
        });
        host.start();
        assertThat(host.block.snapshots()).containsExactly(id);
        restore(id);
        host.reconcile();
        assertThat(snapshots()).isEqualTo(before);
        assertThat(binned()).isEmpty();
        assertThat(host.block.snapshots()).containsExactly(id);
        assertThat(refusal(() -> restore(id))).isEqualTo("InvalidSnapshot.NotFound");
    }

    @Test
    void whatIsKeptGoesWhenItsTimeIsOver() {
        rule(with -> with);
        var id = snapshot();
        delete(id);
        host.now = host.now.plus(Duration.ofDays(7)).minusSeconds(1);
        host.reconcile();
        assertThat(binned()).hasSize(1);
        host.now = host.now.plusSeconds(1);
        host.reconcile();
        assertThat(binned()).isEmpty();
        assertThat(host.block.snapshots()).isEmpty();
        assertThat(refusal(() -> restore(id))).isEqualTo("InvalidSnapshot.NotFound");
    }

    @Test
    void anEncryptedSnapshotKeepsItsKey() {
        rule(with -> with);
        host.call(
                Ec2.ENABLE_EBS_ENCRYPTION_BY_DEFAULT,
                EnableEbsEncryptionByDefaultRequest.builder().build());
        var id = snapshot();
        volumes()
                .forEach(volume -> host.call(
                        Ec2.DELETE_VOLUME,
                        DeleteVolumeRequest.builder()
                                .volumeId(volume.volumeId())
                                .build()));
        host.reconcile();
        delete(id);
        restore(id);
        host.call(
                Ec2.CREATE_VOLUME,
                CreateVolumeRequest.builder()
                        .availabilityZone("us-east-1a")
                        .snapshotId(id)
                        .build());
        host.reconcile();
        assertThat(volumes()).singleElement().satisfies(one -> {
            assertThat(one.encrypted()).isTrue();
            assertThat(one.state()).isEqualTo("available");
        });
    }

    private List<Volume> volumes() {
        return list(
                host.call(Ec2.DESCRIBE_VOLUMES, DescribeVolumesRequest.builder().build())
                        .volumes());
    }

    @Test
    void rulesAreAboutTagsOrAWholeRegionButForExclusions() {
        var regional = rule(with -> with.excludeResourceTags(List.of(new ResourceTag("scratch", "yes"))));
        delete(snapshot(new Tag("scratch", "yes")));
        assertThat(binned()).isEmpty();
        delete(snapshot(new Tag("scratch", "no")));
        assertThat(binned()).hasSize(1);
        host.call(
                RecycleBin.DELETE_RULE,
                DeleteRuleRequest.builder().identifier(regional).build());
        rule(with -> with.resourceTags(List.of(new ResourceTag("keep", "yes"))));
        delete(snapshot());
        delete(snapshot(new Tag("keep", "yes")));
        assertThat(binned()).hasSize(2);
        rule(with -> with.resourceType("EC2_IMAGE"));
        delete(snapshot());
        assertThat(binned()).hasSize(2);
    }

    @Test
    void anImageComesBackWithItsTagsAndSnapshots() {
        rule(with -> with.resourceType("EC2_IMAGE"));
        var instance = host.running(with -> with);
        var image = String.valueOf(host.call(
                        Ec2.CREATE_IMAGE,
                        CreateImageRequest.builder()
                                .instanceId(instance)
                                .name("golden")
                                .noReboot(true)
                                .build())
                .imageId());
        host.reconcile();
        var before = images();
        deregister(image);
        assertThat(images()).isEmpty();
        assertThat(list(host.call(
                                Ec2.LIST_IMAGES_IN_RECYCLE_BIN,
                                ListImagesInRecycleBinRequest.builder().build())
                        .images()))
                .extracting(ImageRecycleBinInfo::imageId, ImageRecycleBinInfo::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(image, "golden"));
        host.call(
                Ec2.RESTORE_IMAGE_FROM_RECYCLE_BIN,
                RestoreImageFromRecycleBinRequest.builder().imageId(image).build());
        assertThat(images()).isEqualTo(before);
        deregister(image);
        host.now = host.now.plus(Duration.ofDays(8));
        host.reconcile();
        assertThat(refusal(() -> host.call(
                        Ec2.RESTORE_IMAGE_FROM_RECYCLE_BIN,
                        RestoreImageFromRecycleBinRequest.builder()
                                .imageId(image)
                                .build())))
                .isEqualTo("InvalidAMIID.NotFound");
    }

    private void deregister(String image) {
        host.call(
                Ec2.DEREGISTER_IMAGE,
                DeregisterImageRequest.builder().imageId(image).build());
    }

    private List<io.unkai.api.ec2.Image> images() {
        return list(host.call(
                        Ec2.DESCRIBE_IMAGES,
                        DescribeImagesRequest.builder().owners(List.of("self")).build())
                .images());
    }

    private GetRuleResponse see(String rule) {
        return host.call(
                RecycleBin.GET_RULE, GetRuleRequest.builder().identifier(rule).build());
    }

    private void update(String rule) {
        host.call(
                RecycleBin.UPDATE_RULE,
                UpdateRuleRequest.builder().identifier(rule).description("new").build());
    }

    @Test
    void aLockedRuleStaysAsItIsUntilItsDelayIsOver() {
        var rule = rule(with -> with.lockConfiguration(LOCK));
        assertThat(see(rule).lockState()).isEqualTo("locked");
        assertThat(refusal(() -> update(rule))).isEqualTo("ConflictException");
        host.call(
                RecycleBin.UNLOCK_RULE,
                UnlockRuleRequest.builder().identifier(rule).build());
        assertThat(see(rule).lockState()).isEqualTo("pending_unlock");
        assertThat(see(rule).lockEndTime()).isEqualTo(host.now.plus(Duration.ofDays(7)));
        assertThat(refusal(() -> host.call(
                        RecycleBin.DELETE_RULE,
                        DeleteRuleRequest.builder().identifier(rule).build())))
                .isEqualTo("ConflictException");
        host.now = host.now.plus(Duration.ofDays(7));
        assertThat(see(rule).lockState()).isEqualTo("unlocked");
        update(rule);
        assertThat(see(rule).description()).isEqualTo("new");
    }

    @Test
    void onlyRulesOfARegionAreLocked() {
        var rule = rule(with -> with.resourceTags(List.of(new ResourceTag("keep", "yes"))));
        assertThat(refusal(() -> host.call(
                        RecycleBin.LOCK_RULE,
                        LockRuleRequest.builder()
                                .identifier(rule)
                                .lockConfiguration(LOCK)
                                .build())))
                .isEqualTo("ValidationException");
    }

    @Test
    void rulesAreListedPageByPage() {
        var first = rule(with -> with);
        var second = rule(with -> with.lockConfiguration(LOCK));
        rule(with -> with.resourceType("EC2_IMAGE"));
        var request = ListRulesRequest.builder().resourceType("EBS_SNAPSHOT").maxResults(1);
        var page = host.call(RecycleBin.LIST_RULES, request.build());
        var next = host.call(
                RecycleBin.LIST_RULES, request.nextToken(page.nextToken()).build());
        assertThat(List.of(list(page.rules()).getFirst(), list(next.rules()).getFirst()))
                .extracting(one -> String.valueOf(one.identifier()))
                .containsExactlyInAnyOrder(first, second);
        var locked = host.call(
                RecycleBin.LIST_RULES,
                ListRulesRequest.builder()
                        .resourceType("EBS_SNAPSHOT")
                        .lockState("locked")
                        .build());
        assertThat(list(locked.rules()))
                .extracting(one -> String.valueOf(one.identifier()))
                .containsExactly(second);
        assertThat(refusal(() -> host.call(
                        RecycleBin.LIST_RULES, request.nextToken("AAAA").build())))
                .isEqualTo("ValidationException");
    }
}
