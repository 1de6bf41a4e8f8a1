package io.unkai.services.identity.organizations;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount.Status;
import java.time.Instant;
import java.util.function.Supplier;

/** Closes accounts whose organization asked for it. */
final class AccountClosures implements Reconciler {
    static final String KIND = "organizations.closure";

    private final Store store;
    private final Ids ids;
    private final Supplier<Instant> clock;

    AccountClosures(Store store, Ids ids, Supplier<Instant> clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String account) {
        var unique = ids.uuid();
        return store.write(txn -> {
            var found = Accounts.find(txn, account);
            if (found != null && found.status() == Status.PENDING_CLOSURE) {
                Accounts.put(txn, found.in(Status.SUSPENDED));
                OrganizationGeneration.bump(txn, unique, clock.get());
            }
            return Outcome.done();
        });
    }
}
