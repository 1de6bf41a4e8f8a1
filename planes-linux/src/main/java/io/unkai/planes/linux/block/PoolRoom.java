package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets machines find their disks full before the pool is: programs learn at their write that there is no room, file systems stay whole,
 * and all goes on once there is some again.
 */
final class PoolRoom {
    private static final Logger LOG = Logger.getLogger(PoolRoom.class.getName());
    private static final long GIB = 1L << 30;
    /** With less than this free, nothing new is written to file systems; what they need for themselves still is. */
    private static final long LEAST = GIB;
    /** With this free again, all is as it was. */
    private static final long ENOUGH = LEAST + GIB / 4;

    private final Free free;
    private final RootRoom roots;
    private final RoomNotice notice;
    private boolean little;

    /** Says how many bytes can still be written for volumes. */
    @FunctionalInterface
    interface Free {
        /** Nothing where there is no pool that is in use. */
        OptionalLong bytes() throws IOException;
    }

    /** @param data the folder below which all disks are */
    PoolRoom(Path data, Free free) {
        this.free = free;
        roots = new RootRoom(data);
        notice = RoomNotice.in(data);
    }

    /** Looks at how much is free, and sees to each root file system. */
    synchronized void tend() {
        try {
            change(free.bytes().orElse(Long.MAX_VALUE) < (little ? ENOUGH : LEAST));
            roots.tend(little);
        } catch (IOException e) {
            throw new BlockException("the disk that volumes are kept on cannot be looked at", e);
        }
    }

    private void change(boolean now) throws IOException {
        if (little != now) {
            LOG.log(
                    now ? Level.WARNING : Level.INFO,
                    now
                            ? "The disk that volumes are kept on is nearly full: instances find their volumes full"
                            : "There is room for volumes again");
        }
        little = now;
        notice.say(little);
    }
}
