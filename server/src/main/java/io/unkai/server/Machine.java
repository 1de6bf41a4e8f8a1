package io.unkai.server;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.id.SecureIds;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.time.SystemCloudClock;
import io.unkai.planes.linux.object.FileObjectPlane;
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
 */
record Machine(Ids ids, Sealer sealer, Store store, SystemCloudClock clock, ObjectPlane objects)
        implements AutoCloseable {
    /**
     * Opens a data directory, made where there is none.
     *
     * @throws io.unkai.kernel.store.StoreException if another server uses it, or a newer version wrote it
     * @throws IOException if the disk or the machine's key cannot be used
     */
    static Machine open(Path data, Map<String, String> environment) throws IOException {
        var ids = new SecureIds();
        var sealer = new Sealer(MachineKey.readOrMake(MachineKey.location(environment), ids), ids);
        var store = RocksStore.open(data.resolve("store"));
        try {
            var clock = new SystemCloudClock(store, InstantSource.system());
            return new Machine(ids, sealer, store, clock, new FileObjectPlane(data.resolve("objects"), ids));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public void close() {
        clock.close();
        objects.close();
        store.close();
    }
}
