package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rule by which new findings are archived.
 *
 * @param filter what findings have to be like, by property
 * @param created when it was made
 * @param updated when it last changed
 */
record ArchiveRule(Map<String, Filter.Criterion> filter, Instant created, Instant updated) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, ArchiveRule> TABLE =
            new Table<>("accessanalyzer.archive-rules", KEYS, RecordCodec.of(ArchiveRule.class));

    /** Where a rule is filed. */
    record Key(String account, String region, String analyzer, String name) {
        static Key of(Analyzer.Key analyzer, String name) {
            return new Key(analyzer.account(), analyzer.region(), analyzer.name(), name);
        }
    }

    /** The filters of all rules of an analyzer. */
    static List<Filter> filters(ReadTxn txn, Analyzer.Key analyzer) {
        var filters = new ArrayList<Filter>();
        try (var cursor = txn.scan(TABLE, KEYS.prefix(analyzer.account(), analyzer.region(), analyzer.name()))) {
            cursor.forEachRemaining(
                    entry -> filters.add(new Filter(entry.value().filter())));
        }
        return filters;
    }
}
