package io.unkai.server;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.id.SecureIds;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.time.SystemCloudClock;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.linux.compute.ShellSandboxes;
import io.unkai.planes.linux.object.FileObjectPlane;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.planes.object.ObjectPlane;
import io.unkai.server.data.MachineKey;
import io.unkai.services.compute.ec2.instance.Host;
import io.unkai.store.rocksdb.RocksStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud stands on: its state and its planes on this machine.
 *
 * @param ids where ids and random bytes come from
 * @param sealer seals secrets with the machine's key
 * @param store the state of the cloud
 * @param clock the cloud's time
 * @param objects the bodies of objects
 * @param network the networks of VPCs
 * @param compute the machines of instances
 * @param block their volumes
 * @param shells the sandboxes of the console's shells, or null
 */
record Machine(
        Ids ids,
        Sealer sealer,
        Store store,
        SystemCloudClock clock,
        ObjectPlane objects,
        NetworkPlane network,
        ComputePlane compute,
        BlockPlane block,
        @Nullable ShellSandboxes shells)
        implements AutoCloseable {
    /**
     * Opens a data directory, made where there is none.
     *
     * @param settings which, and what to make of this host; what a training run seals need not open again
     * @throws io.unkai.kernel.store.StoreException if another server uses it, or a newer version wrote it
     * @throws IOException if the disk or the machine's key cannot be used
     */
    static Machine open(Settings settings, Map<String, String> environment) throws IOException {
        var data = settings.data();
        boolean lasting = !settings.train();
        var ids = new SecureIds();
        var key = lasting ? MachineKey.readOrMake(MachineKey.location(environment), ids) : passing(ids);
        var sealer = new Sealer(key, ids);
        var store = RocksStore.open(data.resolve("store"));
        try {
            var clock = new SystemCloudClock(store, InstantSource.system());
            var objects = new FileObjectPlane(data.resolve("objects"), ids);
            var planes = HostPlanes.open(settings);
            return new Machine(
                    ids,
                    sealer,
                    store,
                    clock,
                    objects,
                    planes.network(),
                    planes.compute(),
                    planes.block(),
                    planes.shells());
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** What instances run on. */
    Host host() {
        return new Host(compute, block, network);
    }

    /** Removes what a server that was killed left of the console's shells; to be called before volumes are looked at. */
    void clearShells() throws IOException {
        if (shells != null && shells.unavailable().isEmpty()) {
            shells.clear();
        }
    }

    private static byte[] passing(Ids ids) {
        var key = new byte[Sealer.KEY_BYTES];
        ids.fill(key);
        return key;
    }

    @Override
    public void close() {
        clock.close();
        compute.close();
        block.close();
        network.close();
        objects.close();
        store.close();
    }
}
