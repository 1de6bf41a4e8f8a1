package io.unkai.services.identity.iam.access;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Owned;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * When a user or role last called a service. What records calls notes it.
 *
 * @param time when
 * @param region where
 */
public record ServiceUse(Instant time, String region) {
    private static final Owned<ServiceUse> TABLE = new Owned<>("iam.service-uses", ServiceUse.class);

    /**
     * Notes a use.
     *
     * @param entityId the unique id of the user or role
     * @param namespace the service, for example {@code s3}
     */
    public static void note(Txn txn, String account, String entityId, String namespace, ServiceUse use) {
        TABLE.put(txn, account, entityId, namespace, use);
    }

    /** Forgets a user or role that is going. */
    public static void forget(Txn txn, String account, String entityId) {
        TABLE.deleteAll(txn, account, entityId);
    }

    /** Shows all last uses in an account, with the services' namespaces. */
    static void all(ReadTxn txn, String account, BiConsumer<String, ServiceUse> each) {
        try (var cursor = txn.scan(TABLE.table(), Keys.allOwned(account))) {
            cursor.forEachRemaining(entry -> each.accept(entry.key().id(), entry.value()));
        }
    }

    /** The last use of a service by a user or role, or null. */
    static @Nullable ServiceUse of(ReadTxn txn, String account, String entityId, String namespace) {
        return TABLE.find(txn, account, entityId, namespace);
    }
}
