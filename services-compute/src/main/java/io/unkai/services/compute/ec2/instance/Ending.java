package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.snapshot.SnapshotState;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.volume.Attachment;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/** What happens to an instance and to what it holds, once its machine is off. */
final class Ending {
    private static final Duration SNAPSHOT_POLL = Duration.ofMillis(50);

    private final Store store;
    private final BlockPlane block;
    private final PublicPool pool;
    private final Supplier<Instant> clock;

    Ending(Store store, BlockPlane block, PublicPool pool, Supplier<Instant> clock) {
        this.store = store;
        this.block = block;
        this.pool = pool;
        this.clock = clock;
    }

    /** @param next stopped or terminated */
    Outcome end(StoredInstance instance, State next) {
        if (next == State.TERMINATED) {
            if (store.<Boolean>read(txn -> isSnapped(txn, instance))) {
                return Outcome.again(SNAPSHOT_POLL);
            }
            removeVolumes(instance);
        }
        boolean changed = store.write(txn -> {
            var now = StoredInstance.TABLE.get(txn, instance.key());
            if (now == null || now.state() != instance.state()) {
                return false;
            }
            HostRoom.free(txn, now.key());
            if (next == State.TERMINATED) {
                release(txn, now);
            } else {
                Enis.ofInstance(txn, now.key()).forEach(eni -> Enis.releaseAutomatic(txn, pool, eni));
            }
            Instances.put(txn, now.in(next, now.progress().at(clock.get())));
            return true;
        });
        return changed ? Outcome.done() : Outcome.again(Duration.ZERO);
    }

    /** Whether a snapshot of a volume that is to go is still to be made. */
    private static boolean isSnapped(ReadTxn txn, StoredInstance instance) {
        return StoredVolume.TABLE.within(txn, instance.key()).stream()
                .filter(volume -> attachment(volume).deleteOnTermination())
                .flatMap(volume -> StoredSnapshot.TABLE.within(txn, volume.key()).stream())
                .anyMatch(one -> one.state() == SnapshotState.PENDING && !one.held());
    }

    /** Before the records, so that no volume is left that nothing knows of. */
    private void removeVolumes(StoredInstance instance) {
        var volumes = store.read(txn -> StoredVolume.TABLE.within(txn, instance.key()));
        for (var volume : volumes) {
            if (attachment(volume).deleteOnTermination()) {
                block.remove(volume.id());
            }
        }
    }

    private void release(Txn txn, StoredInstance instance) {
        for (var volume : StoredVolume.TABLE.within(txn, instance.key())) {
            if (attachment(volume).deleteOnTermination()) {
                StoredVolume.TABLE.remove(txn, volume);
            } else {
                StoredVolume.TABLE.put(txn, volume.attached(null));
            }
        }
        Enis.terminated(txn, pool, instance.key());
    }

    private static Attachment attachment(StoredVolume volume) {
        return Objects.requireNonNull(volume.attachment(), "found by its attachment");
    }
}
