package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.eni.Enis;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What happens to an instance and to what it holds, once its machine is off. */
final class Ending {
    private final Store store;
    private final PublicPool pool;
    private final Supplier<Instant> clock;

    Ending(Store store, PublicPool pool, Supplier<Instant> clock) {
        this.store = store;
        this.pool = pool;
        this.clock = clock;
    }

    /** @param next stopped or terminated */
    Outcome end(StoredInstance instance, State next) {
        boolean changed = store.write(txn -> {
            var now = StoredInstance.TABLE.get(txn, instance.key());
            if (now == null || now.state() != instance.state()) {
                return false;
            }
            HostRoom.free(txn, now.key());
            if (next == State.TERMINATED) {
                release(txn, now);
            } else {
                StoredVolume.TABLE.within(txn, now.key()).forEach(volume -> volume.save(txn));
                Enis.ofInstance(txn, now.key()).forEach(eni -> Enis.releaseAutomatic(txn, pool, eni));
            }
            Instances.put(txn, now.in(next, now.progress().at(clock.get())));
            return true;
        });
        return changed ? Outcome.done() : Outcome.again(Duration.ZERO);
    }

    private void release(Txn txn, StoredInstance instance) {
        for (var volume : StoredVolume.TABLE.within(txn, instance.key())) {
            var left = volume.detached(instance.id());
            // Of several instances the last one decides.
            boolean goes = !left.isAttached() && volume.foundBy(instance.key()).deleteOnTermination();
            (goes ? left.in(VolumeState.DELETING) : left).save(txn);
        }
        Enis.terminated(txn, pool, instance.key());
    }
}
