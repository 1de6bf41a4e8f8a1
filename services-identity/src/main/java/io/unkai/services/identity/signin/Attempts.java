package io.unkai.services.identity.signin;

import io.unkai.kernel.error.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down. Whoever fails a few times in a row waits, and longer each time. It counts what was asked for, not what
 * exists, so that waiting tells nobody who has an account. What it knows is bounded: the oldest is forgotten.
 */
final class Attempts {
    private static final int TOO_MANY = 429;
    private static final int MOST_KNOWN = 10_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(30);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 6;

    private final int free;
    private final Map<String, Failures> known = new LinkedHashMap<>();

    private record Failures(int count, Instant last) {
        Instant until(int free) {
            return count < free
                    ? Instant.MIN
                    : last.plus(FIRST_WAIT.multipliedBy(1L << Math.min(count - free, MOST_DOUBLINGS)));
        }
    }

    /** @param free failures without a wait */
    Attempts(int free) {
        this.free = free;
    }

    /** @throws ApiException where this has to wait */
    synchronized void require(String key, Instant now) {
        var failures = known.get(key);
        if (failures == null) {
            return;
        }
        // The cloud's time can be moved back, and nobody is to wait for it to come again.
        if (now.isAfter(failures.last.plus(FORGOTTEN)) || now.isBefore(failures.last)) {
            known.remove(key);
        } else if (now.isBefore(failures.until(free))) {
            throw new ApiException("TooManyAttempts", TOO_MANY, "Too many failed attempts. Wait and try again.");
        }
    }

    /** Counts an attempt as failed until it turns out not to be, so that attempts at one time count too. */
    synchronized void failed(String key, Instant now) {
        var before = known.remove(key);
        int count = before == null || now.isAfter(before.last.plus(FORGOTTEN)) ? 0 : before.count;
        known.put(key, new Failures(count + 1, now));
        if (known.size() > MOST_KNOWN) {
            var oldest = known.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** It was right: begins to count anew. */
    synchronized void succeeded(String key) {
        known.remove(key);
    }

    /** It was right, which says nothing of the others: takes back only its own. */
    synchronized void forgive(String key) {
        known.computeIfPresent(
                key, (same, failures) -> failures.count == 1 ? null : new Failures(failures.count - 1, failures.last));
    }
}
