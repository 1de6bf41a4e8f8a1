package io.unkai.services.compute.ec2.disk;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.bin.BinReconciler;
import io.unkai.services.compute.ec2.direct.DirectAccess;
import io.unkai.services.compute.ec2.direct.OpenSnapshots;
import io.unkai.services.compute.ec2.image.ImageRecycling;
import io.unkai.services.compute.ec2.instance.Host;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.snapshot.SnapshotList;
import io.unkai.services.compute.ec2.snapshot.SnapshotLocks;
import io.unkai.services.compute.ec2.snapshot.SnapshotReconciler;
import io.unkai.services.compute.ec2.snapshot.SnapshotRecycling;
import io.unkai.services.compute.ec2.snapshot.SnapshotSharing;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.volume.VolumeAttributes;
import io.unkai.services.compute.ec2.volume.VolumeChanges;
import io.unkai.services.compute.ec2.volume.VolumeList;
import io.unkai.services.compute.ec2.volume.VolumeStatusList;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Volumes and snapshots: what EC2 wires.
 *
 * @param host keeps volumes and runs instances
 * @param keys what volumes are encrypted with
 * @param clock the cloud's time
 */
public record DiskService(Store store, Host host, DataKeys keys, Supplier<Instant> clock) {
    /** Registers the operations. */
    public void register(Handlers on, Registry registry, Tokens tokens) {
        new Volumes(host.block()).register(on);
        new VolumeList(tokens).register(on, registry);
        new VolumeStatusList(host.block(), tokens).register(on);
        new VolumeChanges(tokens).register(on);
        new VolumeAttributes().register(on);
        new Attachments(keys).register(on);
        new Snapshots(ImageCreation::using, host.block()).register(on);
        new ImageCreation().register(on);
        new EbsEncryption(host.block()).register(on);
        new DirectAccess(store, host.block(), keys, tokens.sealer()).register(on);
        new SnapshotSets().register(on);
        new SnapshotList(tokens).register(on, registry);
        new SnapshotSharing().register(on);
        new SnapshotLocks(tokens).register(on);
        new SnapshotRecycling(tokens).register(on);
    }

    /** What makes volumes and snapshots. */
    public List<Reconciler> reconcilers() {
        return List.of(
                new VolumeReconciler(store, host.block(), keys, new Attaching(store, host, keys), clock),
                new SnapshotReconciler(store, host.block(), keys, clock),
                new OpenSnapshots(store, host.block(), clock),
                new ImageReconciler(store, host.compute(), clock),
                new BinReconciler(
                        store,
                        clock,
                        List.of(
                                new BinReconciler.Watched<>(
                                        SnapshotRecycling.BIN, (txn, snapshot) -> snapshot.forget(txn)),
                                new BinReconciler.Watched<>(ImageRecycling.BIN, (txn, image) -> {}))));
    }
}
