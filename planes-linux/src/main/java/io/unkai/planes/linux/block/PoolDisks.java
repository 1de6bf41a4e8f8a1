package io.unkai.planes.linux.block;

import io.unkai.planes.block.VolumeId;
import java.util.function.BooleanSupplier;

/** The files of volumes and snapshots in a pool, by their ids, which are checked here. */
record PoolDisks(Pool pool) {
    DiskFile volume(String id) {
        return DiskFile.in(pool.folder(), VolumeId.check(id));
    }

    DiskFile snapshot(String id) {
        return DiskFile.in(pool.folder(), VolumeId.checkSnapshot(id));
    }

    /** Works with the files; the pool is mounted for that. */
    <T> T opened(Pool.Work<T> work) {
        return pool.opened("the volumes", work);
    }

    /** Makes a file where there is none. */
    void make(DiskFile disk, BooleanSupplier encrypting, PoolFiles.Making making) {
        opened(() -> {
            disk.make(encrypting.getAsBoolean(), making);
            return disk;
        });
    }
}
