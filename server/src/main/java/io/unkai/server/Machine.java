package io.unkai.server;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.id.SecureIds;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.time.SystemCloudClock;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.UnavailableBlockPlane;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.UnavailableComputePlane;
import io.unkai.planes.linux.object.FileObjectPlane;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.planes.network.UnavailableNetworkPlane;
import io.unkai.planes.object.ObjectPlane;
import io.unkai.server.data.MachineKey;
import io.unkai.store.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

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
 */
record Machine(
        Ids ids,
        Sealer sealer,
        Store store,
        SystemCloudClock clock,
        ObjectPlane objects,
        NetworkPlane network,
        ComputePlane compute,
        BlockPlane block)
        implements AutoCloseable {
    private static final String NO_MACHINES = "this release cannot run machines on this host yet";

    private static final String NO_NETWORK =
            "this release keeps the records of VPCs but cannot make their networks on this machine yet";

    /**
     * Opens a data directory, made where there is none.
     *
     * @param lasting whether what is sealed must open again after a restart; else the key is thrown away with the process
     * @throws io.unkai.kernel.store.StoreException if another server uses it, or a newer version wrote it
     * @throws IOException if the disk or the machine's key cannot be used
     */
    static Machine open(Path data, boolean lasting, Map<String, String> environment) throws IOException {
        var ids = new SecureIds();
        var key = lasting ? MachineKey.readOrMake(MachineKey.location(environment), ids) : passing(ids);
        var sealer = new Sealer(key, ids);
        var store = RocksStore.open(data.resolve("store"));
        try {
            var clock = new SystemCloudClock(store, InstantSource.system());
            var objects = new FileObjectPlane(data.resolve("objects"), ids);
            return new Machine(
                    ids,
                    sealer,
                    store,
                    clock,
                    objects,
                    new UnavailableNetworkPlane(NO_NETWORK),
                    new UnavailableComputePlane(NO_MACHINES),
                    new UnavailableBlockPlane(NO_MACHINES));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
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
        objects.close();
        compute.close();
        block.close();
        network.close();
        store.close();
    }
}
