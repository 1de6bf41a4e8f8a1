package io.unkai.services.compute.ec2.snapshot;

import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.SnapshotInfo;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Tags;

/** Snapshots as answers show them. */
final class SnapshotViews {
    private SnapshotViews() {}

    static Snapshot of(ReadTxn txn, StoredSnapshot snapshot) {
        return Snapshot.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .state(snapshot.state().text())
                .stateMessage(snapshot.why().isEmpty() ? null : snapshot.why())
                .startTime(snapshot.started())
                .progress(progress(snapshot))
                .ownerId(snapshot.key().account())
                .description(snapshot.description())
                .encrypted(snapshot.secret() != null)
                .kmsKeyId(snapshot.secret() == null ? null : snapshot.secret().key())
                .volumeSize(snapshot.gibibytes())
                .storageTier("standard")
                .tags(Ec2Tags.of(txn, snapshot.key()))
                .build();
    }

    static SnapshotInfo info(ReadTxn txn, StoredSnapshot snapshot) {
        return SnapshotInfo.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .state(snapshot.state().text())
                .startTime(snapshot.started())
                .progress(progress(snapshot))
                .ownerId(snapshot.key().account())
                .description(snapshot.description())
                .encrypted(snapshot.secret() != null)
                .volumeSize(snapshot.gibibytes())
                .tags(Ec2Tags.of(txn, snapshot.key()))
                .build();
    }

    private static String progress(StoredSnapshot snapshot) {
        return snapshot.state().ready() ? "100%" : "0%";
    }
}
