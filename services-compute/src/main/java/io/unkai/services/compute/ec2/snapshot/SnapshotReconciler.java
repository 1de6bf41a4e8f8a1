package io.unkai.services.compute.ec2.snapshot;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.volume.SnapshotUse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes snapshots, and removes what is left of deleted ones. */
public final class SnapshotReconciler implements Reconciler {
    private static final Logger LOG = Logger.getLogger(SnapshotReconciler.class.getName());
    /** How long one may take once things go wrong. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final long GIBIBYTE = 1L << 30;
    private static final Duration USE_POLL = Duration.ofSeconds(1);

    private final Store store;
    private final BlockPlane block;
    private final DataKeys keys;
    private final Supplier<Instant> clock;

    /**
     * @param block keeps them
     * @param keys what they are encrypted with
     */
    public SnapshotReconciler(Store store, BlockPlane block, DataKeys keys, Supplier<Instant> clock) {
        this.store = store;
        this.block = block;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return StoredSnapshot.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        var snapshot = store.<@Nullable StoredSnapshot>read(txn -> StoredSnapshot.TABLE.get(txn, key));
        if (snapshot == null) {
            if (store.<Boolean>read(txn -> SnapshotRecycling.BIN.holds(txn, key))) {
                return Outcome.done();
            }
            if (store.<Boolean>read(txn -> SnapshotUse.any(txn, key.id()))) {
                return Outcome.again(USE_POLL);
            }
            block.removeSnapshot(key.id());
            return Outcome.done();
        }
        if (snapshot.state() != SnapshotState.PENDING || snapshot.held()) {
            return Outcome.done();
        }
        try {
            make(snapshot);
        } catch (BlockException e) {
            return failed(snapshot, String.valueOf(e.getMessage()));
        }
        becomes(snapshot, SnapshotState.COMPLETED, "");
        return Outcome.done();
    }

    private void make(StoredSnapshot snapshot) {
        if (snapshot.source().isEmpty() && !snapshot.written()) {
            block.snapshot(snapshot.id(), snapshot.volume());
            return;
        }
        keys.make(snapshot.secret());
        var known = block.knowing(keys.of(snapshot.id(), snapshot.secret(), snapshot.source()));
        if (snapshot.secret() != null && !keys.isUsable(snapshot.secret())) {
            throw new BlockException("the KMS key " + snapshot.secret().key() + " cannot be used", null);
        }
        if (snapshot.written()) {
            known.contents().begin(snapshot.id(), snapshot.source(), snapshot.gibibytes() * GIBIBYTE);
            known.contents().complete(snapshot.id());
        } else {
            known.copySnapshot(snapshot.id(), snapshot.source());
        }
    }

    private Outcome failed(StoredSnapshot snapshot, String why) {
        if (clock.get().isBefore(snapshot.started().plus(LONGEST))) {
            return Outcome.failed(why);
        }
        LOG.log(Level.WARNING, "Snapshot " + snapshot.id() + " cannot be made: " + why);
        becomes(snapshot, SnapshotState.ERROR, why);
        return Outcome.done();
    }

    private void becomes(StoredSnapshot seen, SnapshotState next, String why) {
        store.write(txn -> {
            SnapshotUse.end(txn, seen.source(), seen.id());
            if (next.ready()) {
                SnapshotLock.begin(txn, seen.key(), clock.get());
            } else {
                SnapshotLock.end(txn, seen.key());
            }
            return StoredSnapshot.TABLE.change(
                    txn, seen.key(), now -> now.state() == SnapshotState.PENDING, now -> now.in(next, why));
        });
    }
}
