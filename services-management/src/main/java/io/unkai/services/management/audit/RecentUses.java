package io.unkai.services.management.audit;

import io.unkai.services.management.audit.Uses.Use;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which uses were seen within the hour, so that the same one again costs nothing. Bounded: when full, all are forgotten. */
final class RecentUses {
    private static final int MAX = 20_000;

    private final Set<Seen> calls = ConcurrentHashMap.newKeySet();
    private final Set<SeenUse> uses = new HashSet<>();

    private record Seen(String principal, String operation, String container, Instant hour) {}

    private record SeenUse(Use use, Instant hour) {}

    /** Whether a call that works on data is of a kind not seen within the hour. Safe for use by several threads. */
    boolean isNew(FinishedCall call) {
        var identity = Uses.identity(call.caller().principal());
        if (identity == null || call.error() != null) {
            return false;
        }
        if (calls.size() >= MAX) {
            calls.clear();
        }
        return calls.add(new Seen(
                identity, call.operation().name(), Objects.requireNonNullElse(container(call), ""), hour(call.at())));
    }

    /** The first required member names what holds the data: a bucket, a table, a queue. */
    private static @Nullable String container(FinishedCall call) {
        var input = call.input();
        var first = input == null || input.schema().members().isEmpty() ? null : input.member(0);
        return first == null ? null : first.toString();
    }

    /** Adds the uses that are new within the hour. For use by one thread. */
    void add(Set<Use> found, Instant at, Map<Use, Instant> into) {
        for (var use : found) {
            if (uses.size() >= MAX) {
                uses.clear();
            }
            if (uses.add(new SeenUse(use, hour(at)))) {
                into.put(use, at);
            }
        }
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }
}
