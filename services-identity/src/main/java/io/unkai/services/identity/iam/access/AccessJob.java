package io.unkai.services.identity.iam.access;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about when services were last used.
 *
 * @param arn what it is about
 * @param granularity {@code SERVICE_LEVEL} or {@code ACTION_LEVEL}
 * @param created when it was asked
 */
record AccessJob(String arn, String granularity, Instant created) {
    private static final Table<Keys.Numbered, AccessJob> TABLE =
            new Table<>("iam.access-jobs", Keys.numbered(), RecordCodec.of(AccessJob.class));

    static AccessJob require(ReadTxn txn, String account, @Nullable String id) {
        var job = id == null ? null : txn.get(TABLE, new Keys.Numbered(account, id));
        if (job == null) {
            throw IamErrors.noSuchEntity("Job with id " + id + " was not found.");
        }
        return job;
    }

    void put(Txn txn, String account, String id) {
        txn.put(TABLE, new Keys.Numbered(account, id), this);
    }
}
