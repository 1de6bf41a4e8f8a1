package io.unkai.kernel.reconcile;

import io.unkai.kernel.id.Ids;
import java.time.Duration;

/**
 * Ever longer times, each drawn from the upper half so that things that failed together do not come back together.
 *
 * @param ids where chance comes from
 * @param first the longest time after the first failure
 * @param most the longest time ever
 */
record Backoff(Ids ids, Duration first, Duration most) {
    private static final int MAX_DOUBLINGS = 20;

    Duration after(int failures) {
        long cap = Math.min(most.toMillis(), first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
        var random = new byte[2];
        ids.fill(random);
        int share = (random[0] & 0xff) << 8 | random[1] & 0xff;
        return Duration.ofMillis(cap / 2 + cap * share / 0x1_ffff);
    }
}
