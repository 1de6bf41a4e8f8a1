package io.unkai.planes.linux.network;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** A lock for each VPC; several are taken in the order of their ids, so that nobody waits in a circle. */
final class Locks {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Does something while it has the locks of all of these. */
    void with(Collection<String> vpcs, Runnable work) {
        var all = new TreeSet<>(vpcs)
                .stream()
                        .map(vpc -> locks.computeIfAbsent(vpc, _ -> new ReentrantLock()))
                        .toList();
        all.forEach(ReentrantLock::lock);
        try {
            work.run();
        } finally {
            all.reversed().forEach(ReentrantLock::unlock);
        }
    }
}
