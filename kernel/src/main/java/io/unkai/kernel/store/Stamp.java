package io.unkai.kernel.store;

import java.util.Comparator;

/**
 * Tells one moment in one transaction from all others, across restarts too. Where a transaction has read what another wrote, its
 * stamps are greater.
 *
 * @param version of the snapshot that the transaction read
 * @param serial counts stamps since the store was opened
 */
public record Stamp(long version, long serial) implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::version).thenComparingLong(Stamp::serial);

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
