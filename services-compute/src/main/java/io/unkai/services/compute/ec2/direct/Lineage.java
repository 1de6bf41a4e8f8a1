package io.unkai.services.compute.ec2.direct;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.snapshot.Snapshots;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import org.jspecify.annotations.Nullable;

/** Finds snapshots, and says which belong together. */
final class Lineage {
    private static final int LONGEST = 1_000;

    private Lineage() {}

    /** A complete snapshot that the caller may use. @throws ApiException where there is none */
    static StoredSnapshot complete(Call call, ReadTxn txn, @Nullable String id) {
        var snapshot = usable(call, txn, id);
        if (!snapshot.state().ready()) {
            throw EbsErrors.invalid(
                    "INVALID_SNAPSHOT_ID",
                    "The snapshot '" + snapshot.id() + "' is "
                            + snapshot.state().text() + '.');
        }
        return snapshot;
    }

    private static StoredSnapshot usable(Call call, ReadTxn txn, @Nullable String id) {
        try {
            return Snapshots.usable(call, txn, id == null ? "" : id);
        } catch (ApiException e) {
            throw EbsErrors.absent(id + "");
        }
    }

    /** A snapshot of the caller that is still written. @throws ApiException where there is none */
    static StoredSnapshot open(Call call, ReadTxn txn, @Nullable String id) {
        var snapshot = usable(call, txn, id);
        if (!snapshot.key().account().equals(call.account())) {
            throw EbsErrors.absent(snapshot.id());
        }
        if (!snapshot.written()
                || !snapshot.held()
                || snapshot.state().ready()
                || !snapshot.why().isEmpty()) {
            throw EbsErrors.invalid(
                    "INVALID_SNAPSHOT_ID", "The snapshot '" + snapshot.id() + "' is not open for writing.");
        }
        return snapshot;
    }

    /** Refuses snapshots that have nothing in common. */
    static void check(ReadTxn txn, StoredSnapshot first, StoredSnapshot second) {
        @Nullable StoredSnapshot one = second;
        for (int depth = 0; one != null && depth < LONGEST; depth++) {
            if (one.id().equals(first.id())
                    || !one.volume().equals(Snapshots.NO_VOLUME) && one.volume().equals(first.volume())) {
                return;
            }
            one = one.source().isEmpty() ? null : StoredSnapshot.find(txn, one.source());
        }
        throw EbsErrors.invalid(
                "UNRELATED_SNAPSHOTS",
                "The snapshots '" + first.id() + "' and '" + second.id() + "' are not of the same lineage.");
    }
}
