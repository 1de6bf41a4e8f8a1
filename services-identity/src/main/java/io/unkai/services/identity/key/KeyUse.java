package io.unkai.services.identity.key;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last use of an access key. It is kept apart from the key, which every signature reads.
 *
 * @param time when
 * @param service what was called, for example {@code s3}
 * @param region where
 */
public record KeyUse(Instant time, String service, String region) {
    static final Table<AccessKey.Id, KeyUse> TABLE =
            new Table<>("iam.access-keys.used", KeyCodecs.of(AccessKey.Id.class), RecordCodec.of(KeyUse.class));

    /** The last use of a key, or null where it was never used. */
    public static @Nullable KeyUse of(ReadTxn txn, String accessKey) {
        return txn.get(TABLE, new AccessKey.Id(accessKey));
    }

    /** Notes a use; of a key that is gone nothing is kept. */
    public static void note(Txn txn, String accessKey, KeyUse use) {
        var id = new AccessKey.Id(accessKey);
        if (txn.get(AccessKey.TABLE, id) != null) {
            txn.put(TABLE, id, use);
        }
    }
}
