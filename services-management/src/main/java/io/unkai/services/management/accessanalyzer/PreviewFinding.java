package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding that there would be, or that would be no more.
 *
 * @param finding as it would be
 * @param existing the id of the analyzer's finding about the same, or empty
 * @param existingStatus how that one stands, or null
 * @param change what would become of it
 */
record PreviewFinding(Finding finding, String existing, Finding.@Nullable Status existingStatus, Change change) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, PreviewFinding> TABLE =
            new Table<>("accessanalyzer.preview-findings", KEYS, RecordCodec.of(PreviewFinding.class));

    /** What would become of a finding; the constants are named as on the wire. */
    enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /** Where a finding of a preview is filed. */
    record Key(String account, String region, String analyzer, String preview, String id) {
        static Key of(Preview.Key preview, String id) {
            return new Key(preview.account(), preview.region(), preview.analyzer(), preview.id(), id);
        }
    }

    /** What filters may ask of it beside. */
    Map<String, String> properties() {
        var properties = new HashMap<>(Map.of("changeType", change.name()));
        if (existingStatus != null) {
            properties.put("existingFindingId", existing);
            properties.put("existingFindingStatus", existingStatus.name());
        }
        return properties;
    }
}
