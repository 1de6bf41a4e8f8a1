package io.unkai.services.identity.account;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.organizations.OrganizationAccounts;
import org.jspecify.annotations.Nullable;

/** Which account a call is about: the caller's, or one of the organization that the caller manages. */
final class AccountAccess {
    private static final int FORBIDDEN = 403;

    private AccountAccess() {}

    /** The account that the caller names, its own where it names none. */
    static String of(Call call, ReadTxn txn, @Nullable String named) {
        if (named == null) {
            return call.account();
        }
        return member(call, txn, named);
    }

    /** A member account that the caller names. */
    static String member(Call call, ReadTxn txn, @Nullable String named) {
        if (named == null
                || named.equals(call.account())
                || !OrganizationAccounts.manages(txn, call.account(), named)) {
            throw new ApiException(
                    "AccessDeniedException",
                    FORBIDDEN,
                    "User: " + call.principal().arn() + " is not authorized to perform: account:"
                            + call.operation().name()
                            + " (The management account or a delegated administrator can name another account of its"
                            + " organization, and not its own)");
        }
        return named;
    }
}
