package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CopySnapshotRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateSnapshotsRequest;
import io.unkai.api.ec2.CreateVolumePermission;
import io.unkai.api.ec2.CreateVolumePermissionModifications;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DescribeSnapshotAttributeRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.InstanceSpecification;
import io.unkai.api.ec2.ModifySnapshotAttributeRequest;
import io.unkai.api.ec2.ResetSnapshotAttributeRequest;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.TerminateInstancesRequest;
import io.unkai.services.compute.ec2.TestHost;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final String OTHER = "222222222222";

    private final TestHost host = new TestHost();
    private final Disks disks = new Disks(host);

    @AfterEach
    void close() {
        host.close();
    }

    private Snapshot take(String volume) {
        return host.call(
                Ec2.CREATE_SNAPSHOT,
                CreateSnapshotRequest.builder()
                        .volumeId(volume)
                        .description("nightly")
                        .tagSpecifications(List.of(TagSpecification.builder()
                                .resourceType("snapshot")
                                .tags(List.of(new Tag("kept", "a week")))
                                .build()))
                        .build());
    }

    private String taken(String volume) {
        var id = String.valueOf(take(volume).snapshotId());
        host.reconcile();
        return id;
    }

    private List<Snapshot> snapshots(UnaryOperator<DescribeSnapshotsRequest.Builder> with) {
        return list(host.call(
                        Ec2.DESCRIBE_SNAPSHOTS,
                        with.apply(DescribeSnapshotsRequest.builder()).build())
                .snapshots());
    }

    private void delete(String snapshot) {
        host.call(
                Ec2.DELETE_SNAPSHOT,
                DeleteSnapshotRequest.builder().snapshotId(snapshot).build());
    }

    @Test
    void isMadeOfAVolumeWhoseInstanceIsTerminatedMeanwhile() {
        var instance = host.running(with -> with);
        var root =
                list(host.instance(instance).blockDeviceMappings()).getFirst().ebs();
        var volume = String.valueOf(root == null ? null : root.volumeId());
        host.block.write(volume, "precious");
        host.call(
                Ec2.STOP_INSTANCES,
                StopInstancesRequest.builder().instanceIds(List.of(instance)).build());
        host.reconcile();
        var id = String.valueOf(take(volume).snapshotId());
        host.call(
                Ec2.TERMINATE_INSTANCES,
                TerminateInstancesRequest.builder()
                        .instanceIds(List.of(instance))
                        .build());
        host.reconcile();
        assertThat(host.state(instance)).isEqualTo("terminated");
        assertThat(snapshots(with -> with.snapshotIds(List.of(id))).getFirst().state())
                .isEqualTo("completed");
        assertThat(host.block.volumes()).isEmpty();
        assertThat(host.block.read(disks.volume(with -> with.snapshotId(id)))).isEqualTo("precious");
    }

    @Test
    void keepsWhatWasAndBecomesVolumes() {
        var volume = disks.volume(with -> with.size(3));
        host.block.write(volume, "then");
        var pending = take(volume);
        assertThat(pending.state()).isEqualTo("pending");
        assertThat(pending.progress()).isEqualTo("0%");
        var id = String.valueOf(pending.snapshotId());
        assertThat(refusal(() -> disks.volume(with -> with.snapshotId(id)))).isEqualTo("IncorrectState");
        host.reconcile();
        host.block.write(volume, "now");
        var found = snapshots(with -> with.snapshotIds(List.of(id))).getFirst();
        assertThat(found.state()).isEqualTo("completed");
        assertThat(found.progress()).isEqualTo("100%");
        assertThat(found.volumeSize()).isEqualTo(3);
        assertThat(found.ownerId()).isEqualTo(TestHost.ACCOUNT);
        assertThat(found.tags()).containsExactly(new Tag("kept", "a week"));
        assertThat(refusal(() -> disks.volume(with -> with.snapshotId(id).size(2))))
                .isEqualTo("InvalidParameterValue");
        var restored = disks.volume(with -> with.snapshotId(id));
        assertThat(host.block.read(restored)).isEqualTo("then");
        delete(id);
        host.reconcile();
        assertThat(refusal(() -> delete(id))).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(host.block.snapshots()).isEmpty();
        assertThat(host.block.read(restored)).isEqualTo("then");
    }

    @Test
    void aVolumeStaysUntilItsSnapshotsAreMade() {
        var volume = disks.volume(with -> with.size(1));
        host.block.write(volume, "last");
        var id = String.valueOf(take(volume).snapshotId());
        host.call(
                Ec2.DELETE_VOLUME,
                DeleteVolumeRequest.builder().volumeId(volume).build());
        host.reconcile();
        host.reconcile();
        assertThat(host.block.volumes()).isEmpty();
        assertThat(host.block.read(disks.volume(with -> with.snapshotId(id)))).isEqualTo("last");
    }

    @Test
    void isFiltered() {
        var first = taken(disks.volume(with -> with.size(1)));
        var second = taken(disks.volume(with -> with.size(2)));
        assertThat(snapshots(with -> with.filters(List.of(new Filter("volume-size", List.of("2"))))))
                .extracting(Snapshot::snapshotId)
                .containsExactly(second);
        assertThat(snapshots(with -> with.filters(
                        List.of(new Filter("tag:kept", List.of("a *")), new Filter("description", List.of("night*"))))))
                .hasSize(2);
        assertThat(snapshots(with -> with.ownerIds(List.of("self")))).hasSize(2);
        assertThat(snapshots(with -> with.ownerIds(List.of("amazon")))).isEmpty();
        assertThat(snapshots(with -> with.maxResults(1))).hasSize(1);
        assertThat(refusal(() -> snapshots(with -> with.snapshotIds(List.of("x")))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> snapshots(with -> with.maxResults(5).snapshotIds(List.of(first)))))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void isSharedWithAccountsAndEveryone() {
        var id = taken(disks.volume(with -> with.size(1)));
        host.account = OTHER;
        assertThat(refusal(() -> snapshots(with -> with.snapshotIds(List.of(id)))))
                .isEqualTo("InvalidSnapshot.NotFound");
        host.account = TestHost.ACCOUNT;
        var to = CreateVolumePermission.builder().userId(OTHER).build();
        share(id, CreateVolumePermissionModifications.builder().add(List.of(to)).build());
        assertThat(permissions(id)).containsExactly(to);
        host.account = OTHER;
        assertThat(snapshots(with -> with.restorableByUserIds(List.of("self")))).hasSize(1);
        assertThat(snapshots(with -> with.ownerIds(List.of("self")))).isEmpty();
        assertThat(disks.volume(with -> with.snapshotId(id))).startsWith("vol-");
        assertThat(refusal(() -> delete(id))).isEqualTo("InvalidSnapshot.NotFound");
        host.account = TestHost.ACCOUNT;
        host.call(
                Ec2.RESET_SNAPSHOT_ATTRIBUTE,
                ResetSnapshotAttributeRequest.builder()
                        .snapshotId(id)
                        .attribute("createVolumePermission")
                        .build());
        var everyone = CreateVolumePermission.builder().group("all").build();
        share(
                id,
                CreateVolumePermissionModifications.builder()
                        .add(List.of(everyone))
                        .build());
        assertThat(permissions(id)).containsExactly(everyone);
        host.account = OTHER;
        assertThat(snapshots(with -> with.restorableByUserIds(List.of("all")))).hasSize(1);
        host.account = TestHost.ACCOUNT;
        share(
                id,
                CreateVolumePermissionModifications.builder()
                        .remove(List.of(everyone))
                        .build());
        var nobody = CreateVolumePermission.builder().userId("12").build();
        assertThat(refusal(() -> share(
                        id,
                        CreateVolumePermissionModifications.builder()
                                .add(List.of(nobody))
                                .build())))
                .isEqualTo("InvalidParameterValue");
        host.account = OTHER;
        assertThat(snapshots(with -> with)).isEmpty();
    }

    private void share(String id, CreateVolumePermissionModifications how) {
        host.call(
                Ec2.MODIFY_SNAPSHOT_ATTRIBUTE,
                ModifySnapshotAttributeRequest.builder()
                        .snapshotId(id)
                        .attribute("createVolumePermission")
                        .createVolumePermission(how)
                        .build());
    }

    private List<CreateVolumePermission> permissions(String id) {
        return list(host.call(
                        Ec2.DESCRIBE_SNAPSHOT_ATTRIBUTE,
                        DescribeSnapshotAttributeRequest.builder()
                                .snapshotId(id)
                                .attribute("createVolumePermission")
                                .build())
                .createVolumePermissions());
    }

    @Test
    void isCopiedToAnotherRegionAlthoughItIsDeletedAtOnce() {
        var volume = disks.volume(with -> with.size(1));
        host.block.write(volume, "far");
        var id = taken(volume);
        host.region = "eu-west-1";
        var copy = String.valueOf(host.call(
                        Ec2.COPY_SNAPSHOT,
                        CopySnapshotRequest.builder()
                                .sourceRegion("us-east-1")
                                .sourceSnapshotId(id)
                                .build())
                .snapshotId());
        host.region = "us-east-1";
        delete(id);
        host.reconcile();
        host.reconcile();
        host.region = "eu-west-1";
        var found = snapshots(with -> with).getFirst();
        assertThat(found.snapshotId()).isEqualTo(copy);
        assertThat(found.state()).isEqualTo("completed");
        assertThat(host.block.snapshots()).containsExactly(copy);
        var restored = disks.volume(with -> with.snapshotId(copy).availabilityZone("eu-west-1a"));
        assertThat(host.block.read(restored)).isEqualTo("far");
    }

    @Test
    void allVolumesOfAnInstanceAreTakenTogether() {
        var instance = host.running(with -> with);
        var made = list(host.call(
                        Ec2.CREATE_SNAPSHOTS,
                        CreateSnapshotsRequest.builder()
                                .instanceSpecification(InstanceSpecification.builder()
                                        .instanceId(instance)
                                        .build())
                                .build())
                .snapshots());
        assertThat(made).hasSize(1);
        host.reconcile();
        assertThat(host.block.snapshots())
                .containsExactly(String.valueOf(made.getFirst().snapshotId()));
    }
}
