package io.unkai.kernel.id;

import java.util.Random;

/** Ids that a seed determines, for tests. */
public final class SeededIds implements Ids {
    private final Random random;

    /** The same seed gives the same ids in the same order. */
    public SeededIds(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
