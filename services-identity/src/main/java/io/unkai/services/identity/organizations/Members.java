package io.unkai.services.identity.organizations;

import io.unkai.kernel.quota.Quota;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.time.Instant;

/** Accounts joining and leaving. */
final class Members {
    private static final Quota QUOTA =
            new Quota("organizations", "L-E619E033", "Default maximum number of accounts", 10);

    private Members() {}

    /** Whether one more account would be too many; accounts that are still being made count. */
    static boolean full(ReadTxn txn, Organization organization) {
        return Tree.accounts(txn, organization).size() >= (int) QUOTA.value(txn, organization.manager(), "");
    }

    /** Puts an account into the root. */
    static void join(Txn txn, Organization organization, String account, boolean invited, Instant now) {
        Tree.put(txn, organization, new Membership(account, organization.root(), invited, now));
        Attachments.begin(txn, organization, account);
    }

    /** Takes an account out; what it was called there is forgotten. */
    static void leave(Txn txn, Organization organization, Membership member) {
        if (Standing.delegate(txn, organization, member.account())) {
            throw Refusals.constraint(
                    "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
                    "You cannot remove a delegated administrator from the organization.");
        }
        Attachments.removeAll(txn, organization, member.account());
        TagOperations.removeAll(txn, organization, member.account());
        Tree.remove(txn, organization, member);
    }
}
