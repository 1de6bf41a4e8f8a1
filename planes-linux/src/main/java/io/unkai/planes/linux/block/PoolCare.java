package io.unkai.planes.linux.block;

import java.nio.file.Path;

/** What a pool needs all the time it is in use. */
final class PoolCare implements AutoCloseable {
    private final PoolRoom room;
    private final WriteBehind behind;

    /** @param data the folder below which all disks are */
    PoolCare(Path data, Pool pool) {
        room = new PoolRoom(data, pool::free);
        behind = new WriteBehind(pool.file());
    }

    /** To be called every second. */
    void tend() {
        room.tend();
        behind.tend();
    }

    /** Until it is tended again. */
    @Override
    public void close() {
        behind.close();
    }
}
