package io.unkai.services.identity.organizations;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import org.jspecify.annotations.Nullable;

/** What an account is to its organization, and what that lets it call. */
final class Standing {
    private Standing() {}

    /** The organization an account is in, or null. */
    static @Nullable Organization find(ReadTxn txn, String account) {
        var reference = txn.get(Tables.OF_ACCOUNT, new Tables.Account(account));
        return reference == null ? null : txn.get(Tables.ORGANIZATIONS, new Tables.Id(reference.id()));
    }

    /** The organization that the caller is in. */
    static Organization member(ReadTxn txn, Call call) {
        var organization = find(txn, call.account());
        if (organization == null) {
            throw Refusals.notInUse();
        }
        return organization;
    }

    /** The organization that the caller manages. */
    static Organization manager(ReadTxn txn, Call call) {
        var organization = member(txn, call);
        if (!organization.manager().equals(call.account())) {
            throw Refusals.denied();
        }
        return organization;
    }

    /** The organization that the caller manages, or may look at because it administers a service for it. */
    static Organization reader(ReadTxn txn, Call call) {
        var organization = member(txn, call);
        if (!organization.manager().equals(call.account()) && !delegate(txn, organization, call.account())) {
            throw Refusals.denied();
        }
        return organization;
    }

    /** Whether an account administers a service for its organization. */
    static boolean delegate(ReadTxn txn, Organization organization, String account) {
        try (var cursor = txn.scan(Tables.DELEGATES, Tables.DELEGATE.prefix(organization.id(), account))) {
            return cursor.hasNext();
        }
    }
}
