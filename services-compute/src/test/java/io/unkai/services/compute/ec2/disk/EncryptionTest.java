package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.ebs.Ebs;
import io.unkai.api.ebs.ListSnapshotBlocksRequest;
import io.unkai.api.ebs.StartSnapshotRequest;
import io.unkai.api.ec2.AttachVolumeRequest;
import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.CopyImageRequest;
import io.unkai.api.ec2.CopySnapshotRequest;
import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateVolumePermission;
import io.unkai.api.ec2.CreateVolumePermissionModifications;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.DetachVolumeRequest;
import io.unkai.api.ec2.DisableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.EnableEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.GetEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.GetEbsEncryptionByDefaultRequest;
import io.unkai.api.ec2.ModifyEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.ModifySnapshotAttributeRequest;
import io.unkai.api.ec2.ResetEbsDefaultKmsKeyIdRequest;
import io.unkai.api.ec2.Snapshot;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.seal.Sealer;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.SealedKeys;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private final TestHost host = new TestHost();
    private final Disks disks = new Disks(host);

    @AfterEach
    void close() {
        host.close();
    }

    private void byDefault(boolean on) {
        if (on) {
            host.call(
                    Ec2.ENABLE_EBS_ENCRYPTION_BY_DEFAULT,
                    EnableEbsEncryptionByDefaultRequest.builder().build());
        } else {
            host.call(
                    Ec2.DISABLE_EBS_ENCRYPTION_BY_DEFAULT,
                    DisableEbsEncryptionByDefaultRequest.builder().build());
        }
        assertThat(host.call(
                                Ec2.GET_EBS_ENCRYPTION_BY_DEFAULT,
                                GetEbsEncryptionByDefaultRequest.builder().build())
                        .ebsEncryptionByDefault())
                .isEqualTo(on);
    }

    private String usualKey() {
        return String.valueOf(host.call(
                        Ec2.GET_EBS_DEFAULT_KMS_KEY_ID,
                        GetEbsDefaultKmsKeyIdRequest.builder().build())
                .kmsKeyId());
    }

    private Snapshot snapshot(String volume) {
        var id = String.valueOf(host.call(
                        Ec2.CREATE_SNAPSHOT,
                        CreateSnapshotRequest.builder().volumeId(volume).build())
                .snapshotId());
        host.reconcile();
        return see(id);
    }

    private Snapshot see(String id) {
        return list(host.call(
                                Ec2.DESCRIBE_SNAPSHOTS,
                                DescribeSnapshotsRequest.builder()
                                        .snapshotIds(List.of(id))
                                        .build())
                        .snapshots())
                .getFirst();
    }

    private Snapshot copy(String id, String from) {
        var made = String.valueOf(host.call(
                        Ec2.COPY_SNAPSHOT,
                        CopySnapshotRequest.builder()
                                .sourceRegion(from)
                                .sourceSnapshotId(id)
                                .encrypted(true)
                                .build())
                .snapshotId());
        host.reconcile();
        return see(made);
    }

    @Test
    void isOnForAllNewVolumesWhereAnAccountSaysSo() {
        assertThat(disks.see(disks.volume(with -> with.size(1))).encrypted()).isFalse();
        byDefault(true);
        var volume = disks.volume(with -> with.size(1));
        assertThat(disks.see(volume).encrypted()).isTrue();
        assertThat(disks.see(volume).kmsKeyId()).startsWith("arn:aws:kms:us-east-1:" + TestHost.ACCOUNT + ":key/");
        assertThat(host.block.isEncrypted(volume)).isTrue();
        host.region = "eu-west-1";
        assertThat(host.call(
                                Ec2.GET_EBS_ENCRYPTION_BY_DEFAULT,
                                GetEbsEncryptionByDefaultRequest.builder().build())
                        .ebsEncryptionByDefault())
                .isFalse();
        host.region = "us-east-1";
        byDefault(false);
        assertThat(disks.see(disks.volume(with -> with.size(1))).encrypted()).isFalse();
    }

    @Test
    void namesItsKeyAndNoOther() {
        assertThat(usualKey()).isEqualTo("alias/aws/ebs");
        var first = disks.see(disks.volume(with -> with.size(1).encrypted(true)));
        var arn = String.valueOf(first.kmsKeyId());
        var second = disks.see(
                disks.volume(with -> with.size(1).encrypted(true).kmsKeyId(arn.substring(arn.indexOf('/') + 1))));
        assertThat(second.kmsKeyId()).isEqualTo(arn);
        assertThat(refusal(() -> disks.ask(with -> with.size(1).encrypted(true).kmsKeyId("alias/mine"))))
                .isEqualTo("InvalidKmsKey.NotFound");
        assertThat(refusal(() -> disks.ask(with -> with.size(1).kmsKeyId(arn))))
                .isEqualTo("InvalidParameterDependency");
        var chosen = ModifyEbsDefaultKmsKeyIdRequest.builder().kmsKeyId(arn).build();
        assertThat(host.call(Ec2.MODIFY_EBS_DEFAULT_KMS_KEY_ID, chosen).kmsKeyId())
                .isEqualTo(arn);
        assertThat(usualKey()).isEqualTo(arn);
        assertThat(host.call(
                                Ec2.RESET_EBS_DEFAULT_KMS_KEY_ID,
                                ResetEbsDefaultKmsKeyIdRequest.builder().build())
                        .kmsKeyId())
                .isEqualTo("alias/aws/ebs");
        assertThat(refusal(() -> host.call(
                        Ec2.MODIFY_EBS_DEFAULT_KMS_KEY_ID,
                        ModifyEbsDefaultKmsKeyIdRequest.builder()
                                .kmsKeyId("alias/none")
                                .build())))
                .isEqualTo("InvalidKmsKey.NotFound");
    }

    @Test
    void goesAlongWithSnapshotsCopiesAndVolumes() {
        var volume = disks.volume(with -> with.size(1).encrypted(true));
        host.block.write(volume, "secret");
        var snapshot = snapshot(volume);
        assertThat(snapshot.encrypted()).isTrue();
        assertThat(snapshot.kmsKeyId()).isEqualTo(disks.see(volume).kmsKeyId());
        var id = String.valueOf(snapshot.snapshotId());
        var again = disks.volume(with -> with.snapshotId(id).encrypted(false));
        assertThat(disks.see(again).encrypted()).isTrue();
        assertThat(host.block.read(again)).isEqualTo("secret");
        host.region = "eu-west-1";
        var abroad = copy(id, "us-east-1");
        assertThat(abroad.kmsKeyId()).contains("eu-west-1").isNotEqualTo(snapshot.kmsKeyId());
        assertThat(abroad.state()).isEqualTo("completed");
        host.region = "us-east-1";
        var plain = String.valueOf(snapshot(disks.volume(with -> with.size(1))).snapshotId());
        assertThat(host.block.isEncrypted(plain)).isFalse();
        assertThat(copy(plain, "us-east-1").encrypted()).isTrue();
        var encrypted = disks.volume(with -> with.snapshotId(plain).encrypted(true));
        assertThat(host.block.isEncrypted(encrypted)).isTrue();
    }

    @Test
    void snapshotsWithTheUsualKeyAreNotShared() {
        var id = String.valueOf(
                snapshot(disks.volume(with -> with.size(1).encrypted(true))).snapshotId());
        assertThat(refusal(() -> host.call(
                        Ec2.MODIFY_SNAPSHOT_ATTRIBUTE,
                        ModifySnapshotAttributeRequest.builder()
                                .snapshotId(id)
                                .createVolumePermission(CreateVolumePermissionModifications.builder()
                                        .add(List.of(CreateVolumePermission.builder()
                                                .userId("222222222222")
                                                .build()))
                                        .build())
                                .build())))
                .isEqualTo("OperationNotPermitted");
    }

    @Test
    void machinesReachVolumesWhileTheyHaveThem() {
        var mapping = BlockDeviceMapping.builder()
                .deviceName("/dev/xvda")
                .ebs(EbsBlockDevice.builder().encrypted(true).build())
                .build();
        var instance = host.running(with -> with.blockDeviceMappings(List.of(mapping)));
        var root =
                list(host.instance(instance).blockDeviceMappings()).getFirst().ebs();
        var rootId = String.valueOf(root == null ? null : root.volumeId());
        assertThat(disks.see(rootId).encrypted()).isTrue();
        assertThat(host.block.isUsable(rootId)).isTrue();
        var volume = disks.volume(with -> with.size(1).encrypted(true));
        assertThat(host.block.isUsable(volume)).isFalse();
        host.call(
                Ec2.ATTACH_VOLUME,
                AttachVolumeRequest.builder()
                        .volumeId(volume)
                        .instanceId(instance)
                        .device("/dev/sdf")
                        .build());
        host.reconcile();
        assertThat(host.block.isUsable(volume)).isTrue();
        host.call(
                Ec2.DETACH_VOLUME,
                DetachVolumeRequest.builder().volumeId(volume).build());
        host.reconcile();
        assertThat(disks.see(volume).state()).isEqualTo("available");
        assertThat(host.block.isUsable(volume)).isFalse();
    }

    /** The keys of another machine, or keys that are gone, open nothing. */
    @Test
    void withoutItsKeyNothingIsAttached() {
        var instance = host.running(with -> with);
        var volume = disks.volume(with -> with.size(1).encrypted(true));
        var elsewhere = new Sealer(
                new byte[] {
                    1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
                },
                host.ids);
        var foreign = new DataKeys(host.store, new SealedKeys(host.store, elsewhere, host.ids), host.ids);
        var attachments = new Attachments(foreign);
        var request = AttachVolumeRequest.builder()
                .volumeId(volume)
                .instanceId(instance)
                .device("/dev/sdf")
                .build();
        assertThatThrownBy(
                        () -> host.store.write(txn -> attachments.attach(host.call(Ec2.ATTACH_VOLUME), txn, request)))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo("CustomerKeyHasBeenRevoked"));
    }

    @Test
    void keysAreForgottenWithTheLastDisk() {
        var secret = new DiskSecret("arn:aws:kms:us-east-1:1:key/x", "k", "");
        var keys = new DataKeys(host.store, new SealedKeys(host.store, host.sealer, host.ids), host.ids);
        host.store.write(txn -> {
            DataKeys.hold(txn, secret, "vol-1");
            DataKeys.hold(txn, secret, "snap-1");
            return true;
        });
        keys.make(secret);
        var before = keys.open(secret);
        keys.make(secret);
        assertThat(before).isPresent().isEqualTo(keys.open(secret));
        drop(secret, "vol-1");
        assertThat(keys.open(secret)).isPresent();
        drop(secret, "snap-1");
        assertThat(keys.open(secret)).isEmpty();
    }

    private void drop(DiskSecret secret, String disk) {
        host.store.write(txn -> {
            DataKeys.drop(txn, secret, disk);
            return true;
        });
    }

    @Test
    void snapshotsCanBeWrittenEncrypted() {
        var started = host.call(
                Ebs.START_SNAPSHOT,
                StartSnapshotRequest.builder().volumeSize(1L).encrypted(true).build());
        assertThat(started.kmsKeyArn()).startsWith("arn:aws:kms:");
        assertThat(started.sseType()).isEqualTo("sse-kms");
        var volume = disks.volume(with -> with.size(1).encrypted(true));
        host.block.write(volume, "secret");
        var id = String.valueOf(snapshot(volume).snapshotId());
        assertThat(list(host.call(
                                Ebs.LIST_SNAPSHOT_BLOCKS,
                                ListSnapshotBlocksRequest.builder()
                                        .snapshotId(id)
                                        .build())
                        .blocks()))
                .hasSize(1);
    }

    @Test
    void isRefusedWhereTheHostCannotDoIt() {
        host.block.withoutEncryption(true);
        assertThat(refusal(() -> disks.ask(with -> with.size(1).encrypted(true))))
                .isEqualTo("UnsupportedOperation");
        assertThat(refusal(() -> byDefault(true))).isEqualTo("UnsupportedOperation");
        var mapping = BlockDeviceMapping.builder()
                .deviceName("/dev/sdf")
                .ebs(EbsBlockDevice.builder().volumeSize(1).encrypted(true).build())
                .build();
        assertThat(refusal(() -> host.running(with -> with.blockDeviceMappings(List.of(mapping)))))
                .isEqualTo("UnsupportedOperation");
    }

    @Test
    void nothingIsLeftOfWhatIsDeleted() {
        var volume = disks.volume(with -> with.size(1).encrypted(true));
        var id = String.valueOf(snapshot(volume).snapshotId());
        host.call(
                Ec2.DELETE_VOLUME,
                DeleteVolumeRequest.builder().volumeId(volume).build());
        host.reconcile();
        var again = disks.volume(with -> with.snapshotId(id));
        assertThat(disks.see(again).state()).isEqualTo("available");
        host.call(
                Ec2.DELETE_SNAPSHOT,
                DeleteSnapshotRequest.builder().snapshotId(id).build());
        host.reconcile();
        assertThat(snapshot(again).state()).isEqualTo("completed");
        assertThat(host.block.snapshots()).hasSize(1);
    }

    @Test
    void aCopyOfAnImageIsEncryptedWhereThatIsAsked() {
        var instance = host.running(with -> with);
        var first =
                list(host.instance(instance).blockDeviceMappings()).getFirst().ebs();
        host.block.write(String.valueOf(first == null ? null : first.volumeId()), "system");
        var image = String.valueOf(host.call(
                        Ec2.CREATE_IMAGE,
                        CreateImageRequest.builder()
                                .instanceId(instance)
                                .name("plain")
                                .noReboot(true)
                                .build())
                .imageId());
        host.reconcile();
        assertThat(see(snapshotOf(image)).encrypted()).isFalse();
        var copy = CopyImageRequest.builder()
                .sourceRegion("us-east-1")
                .sourceImageId(image)
                .name("secret");
        assertThat(refusal(() ->
                        host.call(Ec2.COPY_IMAGE, copy.kmsKeyId("alias/aws/ebs").build())))
                .isEqualTo("InvalidParameterDependency");
        host.region = "eu-west-1";
        var made = String.valueOf(
                host.call(Ec2.COPY_IMAGE, copy.encrypted(true).build()).imageId());
        host.reconcile();
        assertThat(disk(made).encrypted()).isTrue();
        var snapshot = see(snapshotOf(made));
        assertThat(snapshot.state()).isEqualTo("completed");
        assertThat(snapshot.encrypted()).isTrue();
        assertThat(snapshot.kmsKeyId()).startsWith("arn:aws:kms:eu-west-1:" + TestHost.ACCOUNT + ":key/");
        assertThat(host.block.isEncrypted(String.valueOf(snapshot.snapshotId())))
                .isTrue();
        var begun = host.running(with -> with.imageId(made));
        var root = list(host.instance(begun).blockDeviceMappings()).getFirst().ebs();
        assertThat(disks.see(String.valueOf(root == null ? null : root.volumeId()))
                        .encrypted())
                .isTrue();
    }

    private EbsBlockDevice disk(String image) {
        var found = list(host.call(
                                Ec2.DESCRIBE_IMAGES,
                                DescribeImagesRequest.builder()
                                        .imageIds(List.of(image))
                                        .build())
                        .images())
                .getFirst();
        return Objects.requireNonNull(
                list(found.blockDeviceMappings()).getFirst().ebs());
    }

    private String snapshotOf(String image) {
        return String.valueOf(disk(image).snapshotId());
    }
}
