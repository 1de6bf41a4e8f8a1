package io.unkai.services.compute.dlm;

import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what a schedule keeps no longer.
 *
 * @param kept what it has
 * @param policy the policy's id
 */
record Expiry(Kept kept, String policy) {
    private static final Logger LOG = Logger.getLogger(Expiry.class.getName());
    /** When what could not be deleted is looked at again. */
    private static final Duration RETRY = Duration.ofHours(1);

    /** Keeps of each of these volumes or instances so many; 0 keeps all. */
    void byCount(Set<String> sources, int count) throws IOException {
        if (count == 0) {
            return;
        }
        var bySource = kept.all().stream()
                .filter(Made::counts)
                // What is kept for a while stays so where the schedule counts now.
                .filter(one -> Ec2Calls.value(one.tags(), Managed.EXPIRATION) == null)
                .filter(one -> sources.contains(one.source()))
                .collect(Collectors.groupingBy(Made::source));
        for (var all : bySource.values()) {
            var newest = all.stream()
                    .sorted(Comparator.comparing(Made::started).reversed())
                    .toList();
            for (var old : newest.subList(Math.min(count, newest.size()), newest.size())) {
                var _ = delete(old);
            }
        }
    }

    /** Deletes what is too old; answers when the next is, or null. */
    @Nullable
    Instant byAge(Instant now) throws IOException {
        var due = new ArrayList<Made>();
        var left = new HashMap<String, Integer>();
        Instant next = null;
        for (var one : kept.all()) {
            var end = end(one);
            if (end != null && !now.isBefore(end)) {
                due.add(one);
            } else {
                next = earlier(next, end);
            }
            if (one.counts()) {
                left.merge(one.source(), 1, Integer::sum);
            }
        }
        due.sort(Comparator.comparing(Made::started));
        var there = kept.there(due.stream().map(Made::source).collect(Collectors.toSet()));
        for (var one : due) {
            // The last of a volume or an instance that is gone is never deleted, as it is all that is left of it.
            boolean last = one.counts() && left.getOrDefault(one.source(), 0) == 1;
            if (last && !there.contains(one.source())) {
                continue;
            }
            if (delete(one)) {
                left.merge(one.source(), -1, Integer::sum);
            } else {
                next = earlier(next, now.plus(RETRY));
            }
        }
        return next;
    }

    /** The earlier of two moments of which each may be never. */
    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant end(Made one) {
        var text = Ec2Calls.value(one.tags(), Managed.EXPIRATION);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notOurs) {
            LOG.log(Level.FINE, "not a time", notOurs);
            return null;
        }
    }

    /** False where it could not be deleted, for example as an image is made of it or it is locked. */
    private boolean delete(Made one) throws IOException {
        try {
            kept.delete(one.id());
            return true;
        } catch (ApiException e) {
            if (PolicyReconciler.concernsAll(e)) {
                throw e;
            }
            boolean gone = e.code().endsWith(".NotFound");
            if (!gone) {
                LOG.log(Level.WARNING, "Policy " + policy + " cannot delete " + one.id() + ": " + e.message());
            }
            return gone;
        }
    }
}
