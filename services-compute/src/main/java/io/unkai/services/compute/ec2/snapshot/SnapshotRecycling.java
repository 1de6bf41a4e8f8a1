package io.unkai.services.compute.ec2.snapshot;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ListSnapshotsInRecycleBinRequest;
import io.unkai.api.ec2.ListSnapshotsInRecycleBinResult;
import io.unkai.api.ec2.RestoreSnapshotFromRecycleBinRequest;
import io.unkai.api.ec2.RestoreSnapshotFromRecycleBinResult;
import io.unkai.api.ec2.SnapshotRecycleBinInfo;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.bin.Bin;
import io.unkai.services.compute.rbin.RetentionRules;
import java.util.LinkedHashSet;
import java.util.List;

/** Deleted snapshots that a rule of Recycle Bin keeps: lists them and brings them back. */
public final class SnapshotRecycling {
    /** Where they are. */
    public static final Bin<StoredSnapshot> BIN =
            new Bin<>(Kind.SNAPSHOT, RetentionRules.Type.EBS_SNAPSHOT, "ec2.snapshots.bin", StoredSnapshot.class);

    private final Tokens tokens;

    /** @param tokens continue lists */
    public SnapshotRecycling(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.LIST_SNAPSHOTS_IN_RECYCLE_BIN, this::list);
        on.on(Ec2.RESTORE_SNAPSHOT_FROM_RECYCLE_BIN, SnapshotRecycling::restore);
    }

    /** Keeps a snapshot that is about to be removed where a rule says so; what was never made is not kept. */
    static void keep(Call call, Txn txn, StoredSnapshot snapshot) {
        if (snapshot.state().ready()) {
            BIN.keep(call, txn, snapshot);
        }
    }

    private ListSnapshotsInRecycleBinResult list(Call call, ReadTxn txn, ListSnapshotsInRecycleBinRequest in) {
        var asked = Asked.of(in.snapshotIds(), null, in.maxResults(), in.nextToken());
        if (asked.maxResults() != null && !asked.ids().isEmpty()) {
            throw Ec2Errors.combination("The parameter maxResults cannot be used with a list of ids");
        }
        var found = asked.ids().isEmpty()
                ? BIN.all(txn, call.account(), call.region())
                : new LinkedHashSet<>(Parts.list(in.snapshotIds()))
                        .stream().map(id -> BIN.find(call, txn, id)).toList();
        List<SnapshotRecycleBinInfo> shown =
                found.stream().map(snapshot -> view(txn, snapshot)).toList();
        var page = Pages.page(call, tokens, "snapshots in bin", shown, one -> String.valueOf(one.snapshotId()), asked);
        return ListSnapshotsInRecycleBinResult.builder()
                .snapshots(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static SnapshotRecycleBinInfo view(ReadTxn txn, StoredSnapshot snapshot) {
        var view = SnapshotRecycleBinInfo.builder()
                .snapshotId(snapshot.id())
                .volumeId(snapshot.volume())
                .description(snapshot.description());
        var stay = BIN.stay(txn, snapshot.key());
        return stay == null
                ? view.build()
                : view.recycleBinEnterTime(stay.entered())
                        .recycleBinExitTime(stay.exits())
                        .build();
    }

    private static RestoreSnapshotFromRecycleBinResult restore(
            Call call, Txn txn, RestoreSnapshotFromRecycleBinRequest in) {
        var snapshot = BIN.find(call, txn, in.snapshotId());
        snapshot.restore(txn);
        BIN.takeOut(txn, snapshot.key());
        var view = SnapshotViews.of(txn, snapshot);
        return RestoreSnapshotFromRecycleBinResult.builder()
                .snapshotId(view.snapshotId())
                .description(view.description())
                .encrypted(view.encrypted())
                .ownerId(view.ownerId())
                .progress(view.progress())
                .startTime(view.startTime())
                .state(view.state())
                .volumeId(view.volumeId())
                .volumeSize(view.volumeSize())
                .build();
    }
}
