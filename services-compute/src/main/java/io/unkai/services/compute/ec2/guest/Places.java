package io.unkai.services.compute.ec2.guest;

import io.unkai.planes.network.Ip;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How much a server does at a time, for all guests together and for each of them: nobody can take what the others need. */
public final class Places {
    private final Semaphore free;
    private final int perGuest;
    private final Map<Ip, Integer> guests = new ConcurrentHashMap<>();

    /**
     * @param all for all guests together
     * @param perGuest for each of them
     */
    public Places(int all, int perGuest) {
        this.free = new Semaphore(all);
        this.perGuest = perGuest;
    }

    /** Whether a guest gets a place; who does gives it back with {@link #leave}. */
    public boolean enter(Ip guest) {
        if (guests.merge(guest, 1, Integer::sum) > perGuest || !free.tryAcquire()) {
            forget(guest);
            return false;
        }
        return true;
    }

    /** Gives a place back. */
    public void leave(Ip guest) {
        free.release();
        forget(guest);
    }

    private void forget(Ip guest) {
        guests.computeIfPresent(guest, (ip, count) -> count > 1 ? count - 1 : null);
    }
}
