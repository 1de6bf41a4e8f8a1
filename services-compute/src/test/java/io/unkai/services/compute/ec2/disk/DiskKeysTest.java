package io.unkai.services.compute.ec2.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeleteVolumeRequest;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.LockSnapshotRequest;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2.UnlockSnapshotRequest;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.services.compute.ec2.TestHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What policies can ask of volumes, snapshots and images, by the ARNs that AWS gives them. */
class DiskKeysTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private @Nullable List<String> key(Operation<?, ?> operation, Struct input, String arn, String key) {
        return host.store.read(txn -> host.facts().key(txn, host.call(operation), input, arn(arn), key));
    }

    private static Arn arn(String text) {
        return Objects.requireNonNull(Arn.parse(text));
    }

    private String volume() {
        var id = host.call(
                        Ec2.CREATE_VOLUME,
                        CreateVolumeRequest.builder()
                                .availabilityZone("us-east-1a")
                                .size(7)
                                .volumeType("gp3")
                                .build())
                .volumeId();
        host.reconcile();
        return String.valueOf(id);
    }

    private String snapshot(String volume) {
        var id = host.call(
                        Ec2.CREATE_SNAPSHOT,
                        CreateSnapshotRequest.builder()
                                .volumeId(volume)
                                .tagSpecifications(List.of(TagSpecification.builder()
                                        .resourceType("snapshot")
                                        .tags(List.of(new Tag("team", "blue")))
                                        .build()))
                                .build())
                .snapshotId();
        host.reconcile();
        return String.valueOf(id);
    }

    @Test
    void ofAVolume() {
        var volume = volume();
        var arn = "arn:aws:ec2:us-east-1:" + TestHost.ACCOUNT + ":volume/" + volume;
        var input = DeleteVolumeRequest.builder().volumeId(volume).build();
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:volumesize")).containsExactly("7");
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:volumetype")).containsExactly("gp3");
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:volumeiops")).containsExactly("3000");
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:volumethroughput")).containsExactly("125");
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:volumeid")).containsExactly(volume);
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:availabilityzone")).containsExactly("us-east-1a");
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:encrypted")).containsExactly("false");
        assertThat(key(Ec2.DELETE_VOLUME, input, arn, "ec2:parentsnapshot")).isNull();
    }

    @Test
    void ofAVolumeThatIsToBeMade() {
        var arn = "arn:aws:ec2:us-east-1:" + TestHost.ACCOUNT + ":volume/*";
        var input = CreateVolumeRequest.builder()
                .availabilityZone("us-east-1b")
                .size(9)
                .encrypted(true)
                .build();
        assertThat(key(Ec2.CREATE_VOLUME, input, arn, "ec2:volumesize")).containsExactly("9");
        assertThat(key(Ec2.CREATE_VOLUME, input, arn, "ec2:volumetype")).containsExactly("gp2");
        assertThat(key(Ec2.CREATE_VOLUME, input, arn, "ec2:encrypted")).containsExactly("true");
        assertThat(key(Ec2.CREATE_VOLUME, input, arn, "ec2:availabilityzone")).containsExactly("us-east-1b");
        assertThat(key(Ec2.CREATE_VOLUME, input, arn, "ec2:volumeiops")).isNull();
    }

    @Test
    void ofASnapshotWhoseArnNamesNoAccount() {
        var volume = volume();
        var snapshot = snapshot(volume);
        var arn = "arn:aws:ec2:us-east-1::snapshot/" + snapshot;
        var input = DeleteSnapshotRequest.builder().snapshotId(snapshot).build();
        assertThat(key(Ec2.DELETE_SNAPSHOT, input, arn, "ec2:owner")).containsExactly(TestHost.ACCOUNT);
        assertThat(key(Ec2.DELETE_SNAPSHOT, input, arn, "ec2:volumesize")).containsExactly("7");
        assertThat(key(Ec2.DELETE_SNAPSHOT, input, arn, "ec2:snapshotid")).containsExactly(snapshot);
        assertThat(key(Ec2.DELETE_SNAPSHOT, input, arn, "ec2:snapshottime")).containsExactly("2026-11-22T10:00:00Z");
        assertThat(key(Ec2.DELETE_SNAPSHOT, input, arn, "ec2:parentvolume"))
                .containsExactly("arn:aws:ec2:us-east-1:" + TestHost.ACCOUNT + ":volume/" + volume);
        var tags = host.store.<Map<String, String>>read(txn -> host.facts().tags(txn, arn(arn)));
        assertThat(tags).containsEntry("team", "blue");
    }

    @Test
    void ofAnImage() {
        var instance = host.running(with -> with);
        var image = String.valueOf(host.call(
                        Ec2.CREATE_IMAGE,
                        CreateImageRequest.builder()
                                .instanceId(instance)
                                .name("golden")
                                .noReboot(true)
                                .build())
                .imageId());
        var arn = "arn:aws:ec2:us-east-1::image/" + image;
        var input = DeregisterImageRequest.builder().imageId(image).build();
        assertThat(key(Ec2.DEREGISTER_IMAGE, input, arn, "ec2:owner")).containsExactly(TestHost.ACCOUNT);
        assertThat(key(Ec2.DEREGISTER_IMAGE, input, arn, "ec2:public")).containsExactly("false");
        assertThat(key(Ec2.DEREGISTER_IMAGE, input, arn, "ec2:imageid")).containsExactly(image);
        assertThat(key(Ec2.DEREGISTER_IMAGE, input, arn, "ec2:rootdevicetype")).containsExactly("ebs");
    }

    @Test
    void ofALock() {
        var snapshot = snapshot(volume());
        var arn = "arn:aws:ec2:us-east-1::snapshot/" + snapshot;
        var days = LockSnapshotRequest.builder()
                .snapshotId(snapshot)
                .lockMode("compliance")
                .lockDuration(9)
                .coolOffPeriod(4)
                .build();
        assertThat(key(Ec2.LOCK_SNAPSHOT, days, arn, "ec2:snapshotlockduration"))
                .containsExactly("9");
        assertThat(key(Ec2.LOCK_SNAPSHOT, days, arn, "ec2:snapshotcooloffperiod"))
                .containsExactly("4");
        assertThat(key(Ec2.LOCK_SNAPSHOT, days, arn, "ec2:snapshotid")).containsExactly(snapshot);
        var until = LockSnapshotRequest.builder()
                .snapshotId(snapshot)
                .lockMode("governance")
                .expirationDate(TestHost.START.plus(Duration.ofHours(25)))
                .build();
        assertThat(key(Ec2.LOCK_SNAPSHOT, until, arn, "ec2:snapshotlockduration"))
                .containsExactly("2");
        assertThat(key(Ec2.LOCK_SNAPSHOT, until, arn, "ec2:snapshotcooloffperiod"))
                .isNull();
        host.call(Ec2.LOCK_SNAPSHOT, days);
        var unlock = UnlockSnapshotRequest.builder().snapshotId(snapshot).build();
        assertThat(key(Ec2.UNLOCK_SNAPSHOT, unlock, arn, "ec2:snapshotlockduration"))
                .containsExactly("9");
        assertThat(key(Ec2.UNLOCK_SNAPSHOT, unlock, arn, "ec2:snapshotcooloffperiod"))
                .containsExactly("4");
    }
}
