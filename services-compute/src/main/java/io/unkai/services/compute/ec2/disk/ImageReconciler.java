package io.unkai.services.compute.ec2.disk;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.MachineState;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.image.ImageState;
import io.unkai.services.compute.ec2.image.StoredImage;
import io.unkai.services.compute.ec2.instance.State;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.snapshot.SnapshotState;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until an image's instance is off, lets the snapshots be made then, and says when all of them are. */
final class ImageReconciler implements Reconciler {
    private static final Duration POLL = Duration.ofMillis(20);
    /** How long a guest may take to reboot before its power is cut. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Store store;
    private final ComputePlane compute;
    private final Supplier<Instant> clock;

    ImageReconciler(Store store, ComputePlane compute, Supplier<Instant> clock) {
        this.store = store;
        this.compute = compute;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return StoredImage.KIND;
    }

    @Override
    public Outcome reconcile(String text) {
        var key = Key.parse(text);
        var image = store.<@Nullable StoredImage>read(txn -> StoredImage.TABLE.get(txn, key));
        if (image == null || image.state() != ImageState.PENDING) {
            return Outcome.done();
        }
        return image.origin().awaitsOff() ? await(image) : collect(image);
    }

    private Outcome await(StoredImage image) {
        var instance = store.<@Nullable StoredInstance>read(txn ->
                StoredInstance.TABLE.get(txn, image.key().sibling(image.origin().instance())));
        if (instance == null || instance.state().ended()) {
            fail(image, "the instance was terminated before its volumes were kept");
            return Outcome.done();
        }
        if (instance.state() == State.RUNNING) {
            var state = compute.state(instance.id());
            if (state == MachineState.RUNNING || state == MachineState.CREATED) {
                if (clock.get().isAfter(image.created().plus(PATIENCE))) {
                    compute.cutPower(instance.id());
                }
                return Outcome.again(POLL);
            }
            // Only then is all of what it wrote on its volumes.
            compute.remove(instance.id());
        } else if (instance.state() != State.STOPPED) {
            return Outcome.again(POLL);
        }
        store.write(txn -> {
            release(txn, image);
            return true;
        });
        return Outcome.again(Duration.ZERO);
    }

    private static void release(Txn txn, StoredImage seen) {
        var image = StoredImage.TABLE.get(txn, seen.key());
        if (image == null || !image.origin().awaitsOff()) {
            return;
        }
        StoredImage.TABLE.put(txn, image.off());
        for (var id : image.snapshots()) {
            var snapshot = StoredSnapshot.find(txn, id);
            if (snapshot != null && snapshot.held()) {
                snapshot.release(txn);
            }
        }
    }

    private Outcome collect(StoredImage image) {
        var state = store.<SnapshotState>read(txn -> state(txn, image));
        switch (state) {
            case PENDING -> {
                return Outcome.again(POLL);
            }
            case ERROR -> fail(image, "a snapshot could not be made");
            case COMPLETED -> becomes(image, ImageState.AVAILABLE, "");
        }
        return Outcome.done();
    }

    /** How far the snapshots of an image are, all together. */
    private static SnapshotState state(ReadTxn txn, StoredImage image) {
        boolean pending = false;
        for (var id : image.snapshots()) {
            var snapshot = StoredSnapshot.find(txn, id);
            if (snapshot == null || snapshot.state() == SnapshotState.ERROR) {
                return SnapshotState.ERROR;
            }
            pending |= snapshot.state() == SnapshotState.PENDING;
        }
        return pending ? SnapshotState.PENDING : SnapshotState.COMPLETED;
    }

    private void fail(StoredImage image, String why) {
        store.write(txn -> {
            for (var id : image.snapshots()) {
                var snapshot = StoredSnapshot.find(txn, id);
                if (snapshot != null && snapshot.held()) {
                    snapshot.fail(txn, why);
                }
            }
            return true;
        });
        becomes(image, ImageState.FAILED, why);
    }

    private void becomes(StoredImage seen, ImageState next, String why) {
        store.write(txn -> {
            var now = StoredImage.TABLE.get(txn, seen.key());
            if (now != null && now.state() == ImageState.PENDING) {
                StoredImage.TABLE.put(txn, now.in(next, why));
            }
            return true;
        });
    }
}
