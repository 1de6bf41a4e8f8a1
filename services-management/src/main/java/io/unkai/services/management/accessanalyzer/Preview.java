package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.services.management.accessanalyzer.exposure.Proposal;
import java.time.Instant;

/**
 * What others could reach if a resource were set up in another way.
 *
 * @param resource the ARN of the resource
 * @param proposal how it would be set up
 * @param status how far the preview is
 * @param created when it was asked for
 */
record Preview(String resource, Proposal proposal, Status status, Instant created) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, Preview> TABLE =
            new Table<>("accessanalyzer.previews", KEYS, RecordCodec.of(Preview.class));

    /** How far a preview is; the constants are named as on the wire. */
    enum Status {
        CREATING,
        COMPLETED,
        /** What is proposed can't be: it can't be read, or the resource is elsewhere. */
        FAILED
    }

    /** Where a preview is filed. */
    record Key(String account, String region, String analyzer, String id) {
        private static final int PARTS = 4;

        static Key of(Analyzer.Key analyzer, String id) {
            return new Key(analyzer.account(), analyzer.region(), analyzer.name(), id);
        }

        Analyzer.Key of() {
            return new Analyzer.Key(account, region, analyzer);
        }

        /** The key in a request to reconcile. */
        String text() {
            return String.join("/", account, region, analyzer, id);
        }

        static Key parse(String text) {
            var parts = text.split("/", PARTS);
            return new Key(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    Preview in(Status changed) {
        return new Preview(resource, proposal, changed, created);
    }
}
