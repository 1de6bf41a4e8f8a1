package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is being generated, or was.
 *
 * @param principal the ARN of the user or role that it is for
 * @param trails the trails that were named
 * @param from the start of the use that is looked at
 * @param to its end
 * @param state how far it is
 * @param started when it was asked for
 * @param completed when it ended, or null
 * @param error why it failed, or empty
 * @param policies the documents
 */
record Generation(
        String principal,
        List<TrailOf> trails,
        Instant from,
        Instant to,
        State state,
        Instant started,
        @Nullable Instant completed,
        String error,
        List<String> policies) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, Generation> TABLE =
            new Table<>("accessanalyzer.generations", KEYS, RecordCodec.of(Generation.class));

    /** How far a generation is. */
    enum State {
        IN_PROGRESS,
        SUCCEEDED,
        FAILED,
        CANCELED
    }

    /** Where a generation is filed. */
    record Key(String account, String region, String job) {}

    /** A trail, with the regions that were named. */
    record TrailOf(String arn, List<String> regions, boolean all) {}

    Generation succeeded(List<String> documents, Instant now) {
        return new Generation(principal, trails, from, to, State.SUCCEEDED, started, now, "", documents);
    }

    Generation failed(String why, Instant now) {
        return new Generation(principal, trails, from, to, State.FAILED, started, now, why, List.of());
    }

    Generation canceled(Instant now) {
        return new Generation(principal, trails, from, to, State.CANCELED, started, now, "", List.of());
    }
}
