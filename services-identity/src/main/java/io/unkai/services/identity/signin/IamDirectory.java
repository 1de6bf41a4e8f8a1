package io.unkai.services.identity.signin;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.account.Alias;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.mfa.Device;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.registry.Accounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The users of IAM.
 *
 * @param mfa takes the codes of their devices
 */
public record IamDirectory(MfaCheck mfa) implements Directory {
    @Override
    public @Nullable Known user(ReadTxn txn, String accountOrAlias, String name) {
        var aliased = Alias.account(txn, accountOrAlias);
        var account = aliased == null ? accountOrAlias : aliased;
        var user = Accounts.suspended(txn, account) ? null : Entities.USERS.find(txn, account, name);
        var login = user == null ? null : Login.of(txn, account, user.id());
        return user == null || login == null
                ? null
                : new Known(account, user.id(), user.path(), user.name(), login.salt(), login.hash());
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
        return Device.any(txn, account, userId);
    }

    @Override
    public boolean takeCode(Txn txn, String account, String userId, String code, Instant now) {
        return Device.of(txn, account, userId).stream()
                .anyMatch(device -> mfa.take(txn, account, userId, device.serial(), code, now));
    }
}
