package io.unkai.services.compute.ec2.snapshot;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.volume.SnapshotUse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot.
 *
 * @param key where it is
 * @param volume the id of the volume it is of
 * @param source the id of the snapshot that it is a copy of, or empty
 * @param gibibytes the volume's size
 * @param description in the owner's words
 * @param started when it was asked for
 * @param state where it is in its life
 * @param why why it could not be made, or empty
 * @param users the accounts that may use it as well
 * @param publicly whether everyone may use it
 * @param held whether it is to be made only once it is released
 * @param written whether clients write it block by block; what it begins as is its source then
 * @param secret what it is encrypted with, or null
 */
public record StoredSnapshot(
        Key key,
        String volume,
        String source,
        int gibibytes,
        String description,
        Instant started,
        SnapshotState state,
        String why,
        Set<String> users,
        boolean publicly,
        boolean held,
        boolean written,
        @Nullable DiskSecret secret)
        implements Resource {
    /** All snapshots. */
    public static final ResourceTable<StoredSnapshot> TABLE =
            new ResourceTable<>(Kind.SNAPSHOT, "ec2.snapshots", StoredSnapshot.class);

    /** The kind of the requests to reconcile; their keys are those of snapshots. */
    public static final String KIND = "ec2.snapshot";

    /** Where the snapshot of an id is, whosever it is. */
    private static final Table<String, Key> BY_ID =
            new Table<>("ec2.snapshots.ids", KeyCodecs.text(), RecordCodec.of(Key.class));

    /** Whether it was made of another snapshot. */
    boolean isCopy() {
        return !source.isEmpty() && !written;
    }

    @Override
    public List<String> within() {
        return List.of(volume);
    }

    /** The snapshot of an id, whosever it is, or null. */
    public static @Nullable StoredSnapshot find(ReadTxn txn, String id) {
        var place = txn.get(BY_ID, id);
        return place == null ? null : TABLE.get(txn, place);
    }

    /** Puts it and asks for it to be made. */
    StoredSnapshot save(Txn txn) {
        SnapshotUse.begin(txn, source, id());
        DataKeys.hold(txn, secret, id());
        txn.put(BY_ID, id(), key);
        txn.reconcile(KIND, key.text());
        return TABLE.put(txn, this);
    }

    /** Removes it as its owner asked for: where a rule of Recycle Bin is about it, it is kept there for a while, with its key. */
    public void delete(Call call, Txn txn) {
        SnapshotRecycling.keep(call, txn, this);
        SnapshotLock.end(txn, key);
        if (SnapshotRecycling.BIN.holds(txn, key)) {
            txn.delete(BY_ID, id());
            TABLE.remove(txn, this);
        } else {
            delete(txn);
        }
    }

    /** Puts it back as it was. */
    void restore(Txn txn) {
        txn.put(BY_ID, id(), key);
        TABLE.put(txn, this);
    }

    /** Removes it and asks for what is left of it to be removed. */
    public void delete(Txn txn) {
        SnapshotLock.end(txn, key);
        txn.delete(BY_ID, id());
        SnapshotUse.end(txn, source, id());
        DataKeys.drop(txn, secret, id());
        txn.reconcile(KIND, key.text());
        TABLE.remove(txn, this);
    }

    /** It was taken out of the recycle bin for good. */
    public void forget(Txn txn) {
        SnapshotUse.end(txn, source, id());
        DataKeys.drop(txn, secret, id());
        txn.reconcile(KIND, key.text());
    }

    /** Whether an account may make volumes of it. */
    boolean usableBy(String account) {
        return publicly || key.account().equals(account) || users.contains(account);
    }

    /** The same but for what changes of a snapshot. */
    private StoredSnapshot with(
            SnapshotState next, String reason, Set<String> withUsers, boolean withEveryone, boolean isHeld) {
        return new StoredSnapshot(
                key,
                volume,
                source,
                gibibytes,
                description,
                started,
                next,
                reason,
                withUsers,
                withEveryone,
                isHeld,
                written,
                secret);
    }

    StoredSnapshot in(SnapshotState next, String reason) {
        return with(SnapshotState.LIFECYCLE.check(state, next), reason, users, publicly, held);
    }

    /** Lets it be made now. */
    public void release(Txn txn) {
        with(state, why, users, publicly, false).save(txn);
    }

    /** Notes that it will not be made. */
    public void fail(Txn txn, String reason) {
        if (state == SnapshotState.PENDING) {
            SnapshotLock.end(txn, key);
            TABLE.put(txn, in(SnapshotState.ERROR, reason));
        }
    }

    StoredSnapshot shared(Set<String> withUsers, boolean withEveryone) {
        return with(state, why, withUsers, withEveryone, held);
    }
}
