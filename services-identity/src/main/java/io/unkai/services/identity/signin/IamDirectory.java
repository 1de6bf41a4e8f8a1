package io.unkai.services.identity.signin;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.registry.Accounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The users of IAM. None of them has a password or a second factor yet. */
public final class IamDirectory implements Directory {
    @Override
    public @Nullable Known user(ReadTxn txn, String account, String name) {
        return null;
    }

    @Override
    public boolean current(ReadTxn txn, String account, String userId, String name) {
        if (Accounts.suspended(txn, account)) {
            return false;
        }
        var user = userId.isEmpty() ? null : Entities.USERS.byId(txn, account, userId);
        return userId.isEmpty() || user != null && user.name().equals(name);
    }

    @Override
    public boolean needsCode(ReadTxn txn, String account, String userId) {
        return false;
    }

    @Override
    public boolean takeCode(Txn txn, String account, String userId, String code, Instant now) {
        return false;
    }
}
