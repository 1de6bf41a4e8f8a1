package io.unkai.services.identity.key;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;

/**
 * A long-term access key of a root user.
 *
 * @param account the twelve-digit account
 * @param sealedSecret the secret, sealed for {@link #purpose(String)}
 * @param created when it was made
 */
public record AccessKey(String account, Blob sealedSecret, Instant created) {
    /** All access keys by their id. */
    public static final Table<Id, AccessKey> TABLE =
            new Table<>("iam.access-keys", KeyCodecs.of(Id.class), RecordCodec.of(AccessKey.class));

    /** An access key id, for example {@code AKIAIOSFODNN7EXAMPLE}. */
    public record Id(String value) {}

    /** What the secret of a key is sealed for: it opens for no other key. */
    static String purpose(String id) {
        return "access-key:" + id;
    }
}
