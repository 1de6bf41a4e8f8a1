package io.unkai.services.identity.iam.policy;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.ManagedPolicy;
import io.unkai.services.identity.iam.entity.Owned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of customers' policies. */
final class Versions {
    private static final Owned<Stored> TABLE = new Owned<>("iam.policies.versions", Stored.class);

    private Versions() {}

    /**
     * A version.
     *
     * @param number from 1
     * @param json the document
     * @param created when
     */
    record Stored(int number, String json, Instant created) {}

    static void put(Txn txn, ManagedPolicy policy, Stored version) {
        TABLE.put(txn, policy.account(), policy.id(), "v" + version.number, version);
    }

    static void delete(Txn txn, ManagedPolicy policy, int number) {
        TABLE.delete(txn, policy.account(), policy.id(), "v" + number);
    }

    /** A version, or null. */
    static @Nullable Stored find(ReadTxn txn, ManagedPolicy policy, @Nullable String version) {
        return version == null ? null : TABLE.find(txn, policy.account(), policy.id(), version);
    }

    /** All versions, the newest first. */
    static List<Stored> all(ReadTxn txn, ManagedPolicy policy) {
        return TABLE.all(txn, policy.account(), policy.id(), Owned.Item::value).stream()
                .sorted(Comparator.comparingInt(Stored::number).reversed())
                .toList();
    }

    /** How many versions all policies of an account have. */
    static int count(ReadTxn txn, String account) {
        int count = 0;
        try (var cursor = txn.scan(TABLE.table(), Keys.allOwned(account))) {
            while (cursor.hasNext()) {
                cursor.next();
                count++;
            }
        }
        return count;
    }

    /** The document of a version that must be there. */
    static String text(ReadTxn txn, ManagedPolicy policy, int number) {
        var version = find(txn, policy, "v" + number);
        if (version == null) {
            throw new IllegalStateException(policy.arn() + " lacks its version " + number);
        }
        return version.json;
    }
}
