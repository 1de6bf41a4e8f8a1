package io.unkai.services.compute.ec2.disk;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.snapshot.SnapshotState;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.volume.SnapshotUse;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes volumes what their records say: made, as large, attached, gone. */
public final class VolumeReconciler implements Reconciler {
    private static final Logger LOG = Logger.getLogger(VolumeReconciler.class.getName());
    private static final long GIBIBYTE = 1L << 30;
    /** How long a volume may take to be made once things go wrong. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Store store;
    private final BlockPlane block;
    private final DataKeys keys;
    private final Attaching attaching;
    private final Supplier<Instant> clock;

    VolumeReconciler(Store store, BlockPlane block, DataKeys keys, Attaching attaching, Supplier<Instant> clock) {
        this.store = store;
        this.block = block;
        this.keys = keys;
        this.attaching = attaching;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return StoredVolume.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        var volume = store.<@Nullable StoredVolume>read(txn -> StoredVolume.TABLE.get(txn, key));
        if (volume == null) {
            return Outcome.done();
        }
        return switch (volume.state()) {
            case CREATING -> create(volume);
            case AVAILABLE -> keep(volume);
            case DELETING -> delete(volume);
            case ERROR -> Outcome.done();
        };
    }

    private Outcome create(StoredVolume volume) {
        long bytes = volume.gibibytes() * GIBIBYTE;
        try {
            make(volume, bytes);
        } catch (BlockException e) {
            var why = String.valueOf(e.getMessage());
            if (!isRoot(volume) && clock.get().isBefore(volume.created().plus(LONGEST))) {
                return Outcome.failed(why);
            }
            LOG.log(Level.WARNING, "Volume " + volume.id() + " cannot be made: " + why);
            // What an instance was to boot from goes with it.
            update(volume, now -> isRoot(now) ? now.in(VolumeState.ERROR) : unattached(now.in(VolumeState.ERROR)));
            return Outcome.done();
        }
        update(volume, now -> now.in(VolumeState.AVAILABLE));
        return volume.isAttached() ? Outcome.again(Duration.ZERO) : Outcome.done();
    }

    private static StoredVolume unattached(StoredVolume volume) {
        var now = volume;
        for (var instance : volume.within()) {
            now = now.detached(instance);
        }
        return now;
    }

    private void make(StoredVolume volume, long bytes) {
        keys.make(volume.secret());
        if (!keys.isUsable(volume.secret())) {
            throw new BlockException("the KMS key cannot be used", null);
        }
        var known = block.knowing(keys.of(volume.id(), volume.secret(), volume.snapshot()));
        if (isRoot(volume)) {
            known.createRoot(volume.id(), volume.snapshot(), bytes);
        } else if (volume.snapshot().isEmpty()) {
            known.createBlank(volume.id(), bytes);
        } else {
            known.createFrom(volume.id(), volume.snapshot(), bytes);
        }
    }

    private boolean isRoot(StoredVolume volume) {
        return store.<Boolean>read(txn -> volume.within().stream()
                .map(id -> StoredInstance.TABLE.get(txn, volume.key().sibling(id)))
                .anyMatch(
                        instance -> instance != null && instance.root().volume().equals(volume.id())));
    }

    private Outcome keep(StoredVolume volume) {
        var modification = volume.modification();
        if (modification != null && modification.ended() == null) {
            if (modification.after().gibibytes() > modification.before().gibibytes()) {
                block.grow(volume.id(), volume.gibibytes() * GIBIBYTE);
            }
            update(
                    volume,
                    now -> now.modified(Objects.requireNonNullElse(now.modification(), modification)
                            .done(clock.get())));
        }
        return attaching.bring(volume);
    }

    private Outcome delete(StoredVolume volume) {
        if (store.<Boolean>read(txn -> isSnapped(txn, volume))) {
            return Outcome.again(POLL);
        }
        block.remove(volume.id());
        store.write(txn -> {
            SnapshotUse.end(txn, volume.snapshot(), volume.id());
            var now = StoredVolume.TABLE.get(txn, volume.key());
            if (now != null) {
                now.delete(txn);
            }
            return true;
        });
        return Outcome.done();
    }

    /** Whether a snapshot of it is still to be made. */
    private static boolean isSnapped(ReadTxn txn, StoredVolume volume) {
        return StoredSnapshot.TABLE.within(txn, volume.key()).stream()
                .anyMatch(one -> one.state() == SnapshotState.PENDING);
    }

    /** Changes the volume, unless a call changed its state meanwhile. */
    private void update(StoredVolume seen, UnaryOperator<StoredVolume> change) {
        store.write(txn -> {
            if (seen.state() == VolumeState.CREATING) {
                SnapshotUse.end(txn, seen.snapshot(), seen.id());
            }
            return StoredVolume.TABLE.change(txn, seen.key(), now -> now.state() == seen.state(), change);
        });
    }
}
