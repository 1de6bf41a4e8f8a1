package io.unkai.services.compute.ec2.instance;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.snapshot.SnapshotRecycling;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the host and the records the same: looks at every instance when the server starts, at single ones when their machines change by
 * themselves, and removes machines and volumes that nothing knows of.
 */
@SuppressWarnings("try") // the watch says that closing it may be interrupted
public final class Recovery implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Recovery.class.getName());

    private final Store store;
    private final Host host;
    private @Nullable AutoCloseable watch;

    /** @param host where machines are */
    public Recovery(Store store, Host host) {
        this.store = store;
        this.host = host;
    }

    /** Begins; does nothing where instances cannot run on this host. */
    public void start() {
        if (host.unavailable().isPresent()) {
            return;
        }
        watch = host.compute().watch(this::changed);
        removeStrangers();
        store.write(txn -> {
            var keys = new ArrayList<Key>();
            try (var cursor = txn.scan(StoredInstance.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> keys.add(entry.key()));
            }
            keys.forEach(key -> txn.reconcile(Instances.KIND, key.text()));
            return true;
        });
        limitVolumes();
    }

    /** What holds attached volumes to how fast they are may have ended with the server before. */
    private void limitVolumes() {
        store.write(txn -> {
            var keys = new ArrayList<Key>();
            try (var cursor = txn.scan(StoredVolume.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> {
                    if (!entry.value().within().isEmpty()) {
                        keys.add(entry.key());
                    }
                });
            }
            keys.forEach(key -> txn.reconcile(StoredVolume.KIND, key.text()));
            return true;
        });
    }

    private void changed(String id) {
        store.write(txn -> {
            var key = Instances.place(txn, id);
            if (key != null) {
                txn.reconcile(Instances.KIND, key.text());
            }
            return true;
        });
    }

    private void removeStrangers() {
        // What is launched meanwhile is recorded before it is made.
        var machines = host.compute().machines();
        var volumes = host.block().volumes();
        var known = known();
        for (var id : machines) {
            if (!known.contains(id)) {
                LOG.log(Level.INFO, "Machine {0} belongs to no instance and is removed", id);
                host.compute().remove(id);
            }
        }
        for (var id : volumes) {
            if (!known.contains(id)) {
                LOG.log(Level.INFO, "Volume {0} is not known and is removed", id);
                host.block().remove(id);
            }
        }
        var snapshots = new HashSet<>(host.block().snapshots());
        snapshots.addAll(host.block().contents().begun());
        for (var id : snapshots) {
            if (!known.contains(id)) {
                LOG.log(Level.INFO, "Snapshot {0} is not known and is removed", id);
                host.block().removeSnapshot(id);
            }
        }
    }

    private Set<String> known() {
        return store.read(txn -> {
            var known = new HashSet<String>();
            try (var cursor = txn.scan(StoredInstance.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> known.add(entry.key().id()));
            }
            try (var cursor = txn.scan(StoredVolume.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> {
                    known.add(entry.key().id());
                    known.add(entry.value().snapshot());
                });
            }
            SnapshotRecycling.BIN.each(txn, snapshot -> known.add(snapshot.id()));
            // What is deleted may still be needed for what was asked for before.
            try (var cursor = txn.scan(StoredSnapshot.TABLE.table(), Range.ALL)) {
                cursor.forEachRemaining(entry -> {
                    known.add(entry.key().id());
                    known.add(entry.value().source());
                });
            }
            return known;
        });
    }

    @Override
    public void close() throws Exception {
        if (watch != null) {
            watch.close();
        }
    }
}
