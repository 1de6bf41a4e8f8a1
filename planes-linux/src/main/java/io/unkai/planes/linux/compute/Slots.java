package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.UserNamespace;
import java.io.IOException;
import java.util.Set;

/**
 * The users and groups of machines on the host: each machine has a range of its own, in the part of the numbers that nobody else gives
 * away, so that even what breaks out of one machine owns nothing of another's.
 */
final class Slots {
    /** How many machines there can be at a time. */
    static final int MOST = 4096;

    private static final int FIRST = 0x7000_0000;

    private Slots() {}

    /** The user and group on the host that is root in the machine of this slot. */
    static int owner(int slot) {
        return FIRST + slot * UserNamespace.SIZE;
    }

    /** The first slot that nobody has. */
    static int free(Set<Long> taken) throws IOException {
        for (int slot = 0; slot < MOST; slot++) {
            if (!taken.contains((long) slot)) {
                return slot;
            }
        }
        throw new IOException("there are " + MOST + " machines");
    }
}
