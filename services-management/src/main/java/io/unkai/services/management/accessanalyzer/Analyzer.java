package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What watches the resources of an account in a region.
 *
 * @param id what its findings are named by: an analyzer of the same name made later has another
 * @param type {@code ACCOUNT}
 * @param created when it was made
 * @param last the ARN of the resource that it looked at last, or empty
 * @param lastAt when, or null
 */
record Analyzer(
        String id,
        String type,
        Instant created,
        String last,
        @Nullable Instant lastAt) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, Analyzer> TABLE =
            new Table<>("accessanalyzer.analyzers", KEYS, RecordCodec.of(Analyzer.class));

    /** Where an analyzer is filed. */
    record Key(String account, String region, String name) {
        private static final int PARTS = 3;

        String arn() {
            return "arn:aws:access-analyzer:" + region + ':' + account + ":analyzer/" + name;
        }

        /** The key in a request to reconcile. */
        String text() {
            return String.join("/", account, region, name);
        }

        static Key parse(String text) {
            var parts = text.split("/", PARTS);
            return new Key(parts[0], parts[1], parts[2]);
        }
    }

    /** The same after it has looked at a resource. */
    Analyzer looked(String arn, Instant now) {
        return new Analyzer(id, type, created, arn, now);
    }
}
