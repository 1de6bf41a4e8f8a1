package io.unkai.services.compute.ec2.disk;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static io.unkai.services.compute.ec2.TestHost.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeregisterImageRequest;
import io.unkai.api.ec2.DescribeLockedSnapshotsRequest;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Filter;
import io.unkai.api.ec2.LockSnapshotRequest;
import io.unkai.api.ec2.LockSnapshotResult;
import io.unkai.api.ec2.LockedSnapshotsInfo;
import io.unkai.api.ec2.RegisterImageRequest;
import io.unkai.api.ec2.UnlockSnapshotRequest;
import io.unkai.services.compute.ec2.TestHost;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Locked snapshots stay, for as long as their locks say. */
class SnapshotLocksTest {
    private final TestHost host = new TestHost();
    private final Disks disks = new Disks(host);

    @AfterEach
    void close() {
        host.close();
    }

    private String pending() {
        var volume = disks.volume(with -> with.size(1));
        var request = CreateSnapshotRequest.builder().volumeId(volume).build();
        return String.valueOf(host.call(Ec2.CREATE_SNAPSHOT, request).snapshotId());
    }

    private String snapshot() {
        var id = pending();
        host.reconcile();
        return id;
    }

    private LockSnapshotResult lock(String id, String mode, UnaryOperator<LockSnapshotRequest.Builder> with) {
        var request = LockSnapshotRequest.builder().snapshotId(id).lockMode(mode);
        return host.call(Ec2.LOCK_SNAPSHOT, with.apply(request).build());
    }

    private void unlock(String id) {
        host.call(
                Ec2.UNLOCK_SNAPSHOT,
                UnlockSnapshotRequest.builder().snapshotId(id).build());
    }

    private void delete(String id) {
        host.call(
                Ec2.DELETE_SNAPSHOT,
                DeleteSnapshotRequest.builder().snapshotId(id).build());
    }

    private List<LockedSnapshotsInfo> locked(UnaryOperator<DescribeLockedSnapshotsRequest.Builder> with) {
        var request = with.apply(DescribeLockedSnapshotsRequest.builder()).build();
        return list(host.call(Ec2.DESCRIBE_LOCKED_SNAPSHOTS, request).snapshots());
    }

    private String state(String id) {
        return String.valueOf(
                locked(with -> with.snapshotIds(List.of(id))).getFirst().lockState());
    }

    @Test
    void inGovernanceModeStaysUntilItIsUnlocked() {
        var id = snapshot();
        var lock = lock(id, "governance", with -> with.lockDuration(30));
        assertThat(lock.lockState()).isEqualTo("governance");
        assertThat(lock.lockDuration()).isEqualTo(30);
        assertThat(lock.lockCreatedOn()).isEqualTo(TestHost.START);
        assertThat(lock.lockDurationStartTime()).isEqualTo(TestHost.START);
        assertThat(lock.lockExpiresOn()).isEqualTo(TestHost.START.plus(Duration.ofDays(30)));
        assertThat(lock.coolOffPeriod()).isNull();
        assertThat(lock.coolOffPeriodExpiresOn()).isNull();
        assertThat(refusal(() -> delete(id))).isEqualTo("OperationNotPermitted");
        var info = locked(with -> with).getFirst();
        assertThat(info.snapshotId()).isEqualTo(id);
        assertThat(info.ownerId()).isEqualTo(TestHost.ACCOUNT);
        assertThat(info.lockExpiresOn()).isEqualTo(lock.lockExpiresOn());
        assertThat(lock(id, "governance", with -> with.lockDuration(2)).lockExpiresOn())
                .isEqualTo(TestHost.START.plus(Duration.ofDays(2)));
        unlock(id);
        assertThat(locked(with -> with)).isEmpty();
        assertThat(refusal(() -> unlock(id))).isEqualTo("IncorrectState");
        delete(id);
    }

    @Test
    void inComplianceModeNobodyUnlocksItOnceItHasCooledOff() {
        var id = snapshot();
        var lock = lock(id, "compliance", with -> with.lockDuration(10).coolOffPeriod(3));
        assertThat(lock.lockState()).isEqualTo("compliance-cooloff");
        assertThat(lock.coolOffPeriod()).isEqualTo(3);
        assertThat(lock.coolOffPeriodExpiresOn()).isEqualTo(TestHost.START.plus(Duration.ofHours(3)));
        assertThat(refusal(() -> delete(id))).isEqualTo("OperationNotPermitted");
        assertThat(lock(id, "governance", with -> with.lockDuration(1)).lockState())
                .isEqualTo("governance");
        lock(id, "compliance", with -> with.lockDuration(9).coolOffPeriod(2));
        host.now = TestHost.START.plus(Duration.ofHours(2));
        assertThat(state(id)).isEqualTo("compliance");
        assertThat(refusal(() -> unlock(id))).isEqualTo("OperationNotPermitted");
        assertThat(refusal(() -> lock(id, "governance", with -> with.lockDuration(20))))
                .isEqualTo("OperationNotPermitted");
        assertThat(refusal(() -> lock(id, "compliance", with -> with.lockDuration(8))))
                .isEqualTo("OperationNotPermitted");
        assertThat(refusal(() ->
                        lock(id, "compliance", with -> with.lockDuration(20).coolOffPeriod(1))))
                .isEqualTo("OperationNotPermitted");
        var end = TestHost.START.plus(Duration.ofDays(12));
        assertThat(lock(id, "compliance", with -> with.expirationDate(end)).lockExpiresOn())
                .isEqualTo(end);
        host.now = end.minusSeconds(1);
        assertThat(refusal(() -> delete(id))).isEqualTo("OperationNotPermitted");
        host.now = end;
        assertThat(state(id)).isEqualTo("expired");
        delete(id);
        assertThat(locked(with -> with)).isEmpty();
    }

    @Test
    void theDaysOfASnapshotThatIsBeingMadeCountFromWhenItIsThere() {
        var id = pending();
        var lock = lock(id, "governance", with -> with.lockDuration(1));
        assertThat(lock.lockState()).isEqualTo("governance");
        assertThat(lock.lockExpiresOn()).isNull();
        assertThat(lock.lockDurationStartTime()).isNull();
        host.now = TestHost.START.plus(Duration.ofHours(5));
        host.reconcile();
        var info = locked(with -> with.snapshotIds(List.of(id))).getFirst();
        assertThat(info.lockDurationStartTime()).isEqualTo(host.now);
        assertThat(info.lockExpiresOn()).isEqualTo(host.now.plus(Duration.ofDays(1)));
    }

    @Test
    void refusesWhatCannotBe() {
        var id = snapshot();
        assertThat(refusal(() -> lock(id, "governance", with -> with))).isEqualTo("MissingParameter");
        assertThat(refusal(() -> lock(
                        id,
                        "governance",
                        with -> with.lockDuration(1).expirationDate(TestHost.START.plus(Duration.ofDays(3))))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(refusal(() ->
                        lock(id, "governance", with -> with.lockDuration(1).coolOffPeriod(1))))
                .isEqualTo("InvalidParameterCombination");
        assertThat(refusal(() -> lock(id, "governance", with -> with.expirationDate(TestHost.START))))
                .isEqualTo("InvalidParameterValue");
        assertThat(refusal(() -> lock(
                        id, "governance", with -> with.expirationDate(TestHost.START.plus(Duration.ofDays(36_501))))))
                .isEqualTo("InvalidParameterValue");
        host.account = "222222222222";
        assertThat(refusal(() -> lock(id, "governance", with -> with.lockDuration(1))))
                .isEqualTo("InvalidSnapshot.NotFound");
        assertThat(refusal(() -> unlock(id))).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(locked(with -> with)).isEmpty();
    }

    @Test
    void listsByState() {
        var governed = snapshot();
        lock(governed, "governance", with -> with.lockDuration(1));
        var cooling = snapshot();
        lock(cooling, "compliance", with -> with.lockDuration(1).coolOffPeriod(1));
        var filter = Filter.builder().name("lock-state").values(List.of("compliance-cooloff"));
        assertThat(locked(with -> with.filters(List.of(filter.build()))))
                .extracting(LockedSnapshotsInfo::snapshotId)
                .containsExactly(cooling);
        assertThat(locked(with -> with)).hasSize(2);
        assertThat(refusal(() -> locked(with -> with.maxResults(5).snapshotIds(List.of(governed)))))
                .isEqualTo("InvalidParameterCombination");
    }

    @Test
    void anImageGoesWithoutItsLockedSnapshots() {
        var id = snapshot();
        lock(id, "governance", with -> with.lockDuration(1));
        var disk = BlockDeviceMapping.builder()
                .deviceName("/dev/sda1")
                .ebs(EbsBlockDevice.builder().snapshotId(id).build());
        var image = host.call(
                        Ec2.REGISTER_IMAGE,
                        RegisterImageRequest.builder()
                                .name("kept")
                                .blockDeviceMappings(List.of(disk.build()))
                                .build())
                .imageId();
        host.reconcile();
        var results = list(host.call(
                        Ec2.DEREGISTER_IMAGE,
                        DeregisterImageRequest.builder()
                                .imageId(image)
                                .deleteAssociatedSnapshots(true)
                                .build())
                .deleteSnapshotResults());
        assertThat(results.getFirst().returnCode()).isEqualTo("client-error");
        assertThat(state(id)).isEqualTo("governance");
    }
}
