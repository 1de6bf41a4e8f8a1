package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.util.List;

/**
 * A resource that an analyzer looked at.
 *
 * @param arn its ARN
 * @param type its type
 * @param gone whether it is no longer there
 * @param findings the ids of all its findings, resolved ones too
 * @param created when it was first seen
 * @param analyzed when it was last looked at
 * @param updated when what was found last changed
 */
record Watched(
        String arn,
        String type,
        boolean gone,
        List<String> findings,
        Instant created,
        Instant analyzed,
        Instant updated) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, Watched> TABLE =
            new Table<>("accessanalyzer.resources", KEYS, RecordCodec.of(Watched.class));

    /**
     * Where a resource is filed.
     *
     * @param place its ARN; that of a role without its path, because most calls name roles without
     */
    record Key(String account, String region, String analyzer, String place) {
        static Key of(Analyzer.Key analyzer, String arn) {
            return new Key(analyzer.account(), analyzer.region(), analyzer.name(), place(arn));
        }

        private static String place(String arn) {
            int role = arn.indexOf(":role/");
            return role < 0 ? arn : arn.substring(0, role) + ":role/" + arn.substring(arn.lastIndexOf('/') + 1);
        }
    }
}
