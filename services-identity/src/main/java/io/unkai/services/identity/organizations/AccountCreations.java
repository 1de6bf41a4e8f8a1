package io.unkai.services.identity.organizations;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount;
import java.time.Instant;
import java.util.function.Supplier;

/** Makes the accounts that were asked for: a root user, a place in the root, and the role that lets the management account in. */
final class AccountCreations implements Reconciler {
    static final String KIND = "organizations.creation";

    private final Store store;
    private final Ids ids;
    private final Supplier<Instant> clock;
    private final AccessRole access;

    AccountCreations(Store store, Ids ids, Supplier<Instant> clock, AccessRole access) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.access = access;
    }

    /** Makes the role in a new account that its management account may assume. */
    @FunctionalInterface
    interface AccessRole {
        void make(Txn txn, String account, String name, String management, Instant now);
    }

    static String key(String organization, String creation) {
        return organization + '/' + creation;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome reconcile(String key) {
        int slash = key.indexOf('/');
        var place = new Tables.InOrganization(key.substring(0, slash), key.substring(slash + 1));
        var unique = ids.uuid();
        return store.write(txn -> {
            var organization = txn.get(Tables.ORGANIZATIONS, new Tables.Id(place.organization()));
            var creation = txn.get(Tables.CREATIONS, place);
            if (organization != null && creation != null && creation.state() == Creation.State.IN_PROGRESS) {
                txn.put(Tables.CREATIONS, place, make(txn, organization, creation));
                OrganizationGeneration.bump(txn, unique, clock.get());
            }
            return Outcome.done();
        });
    }

    private Creation make(Txn txn, Organization organization, Creation wanted) {
        var now = clock.get();
        if (Accounts.byEmail(txn, wanted.email()) != null) {
            return wanted.failed("EMAIL_ALREADY_EXISTS", now);
        }
        if (Members.full(txn, organization)) {
            return wanted.failed("ACCOUNT_LIMIT_EXCEEDED", now);
        }
        var account = CloudAccount.opened(Accounts.freeId(txn, ids), wanted.email(), wanted.name(), now);
        Accounts.put(txn, account);
        Members.join(txn, organization, account.id(), false, now);
        TagOperations.put(txn, organization, account.id(), wanted.tags());
        access.make(txn, account.id(), wanted.role(), organization.manager(), now);
        return wanted.succeeded(account.id(), now);
    }
}
