package io.unkai.services.management.accessanalyzer;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.services.management.accessanalyzer.exposure.Exposure;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That someone outside reaches a resource, or that nobody can tell.
 *
 * @param resource the ARN of the resource
 * @param type its type
 * @param owner the account that owns it
 * @param exposure who reaches it, or null where there is an error
 * @param error why nobody can tell, or empty
 * @param status how it stands
 * @param created when it was found
 * @param analyzed when it was last looked at
 * @param updated when it last changed
 */
record Finding(
        String resource,
        String type,
        String owner,
        @Nullable Exposure exposure,
        String error,
        Status status,
        Instant created,
        Instant analyzed,
        Instant updated) {
    static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    static final Table<Key, Finding> TABLE =
            new Table<>("accessanalyzer.findings", KEYS, RecordCodec.of(Finding.class));

    /** How a finding stands. */
    enum Status {
        ACTIVE,
        /** Somebody, or a rule, says that it is meant. */
        ARCHIVED,
        /** It is so no more. */
        RESOLVED
    }

    /** Where a finding is filed. */
    record Key(String account, String region, String analyzer, String id) {
        static Key of(Analyzer.Key analyzer, String id) {
            return new Key(analyzer.account(), analyzer.region(), analyzer.name(), id);
        }
    }

    /** The same with another status. */
    Finding with(Status changed, Instant now) {
        return changed == status
                ? this
                : new Finding(resource, type, owner, exposure, error, changed, created, analyzed, now);
    }

    /** The same after another look, which found that. */
    Finding seen(@Nullable Exposure now, Instant at) {
        boolean same = Objects.equals(now, exposure);
        return new Finding(resource, type, owner, now, error, status, created, at, same ? updated : at);
    }
}
