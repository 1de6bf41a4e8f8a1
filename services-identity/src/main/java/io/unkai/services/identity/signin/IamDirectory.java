package io.unkai.services.identity.signin;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.account.Alias;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.login.PasswordRules;
import io.unkai.services.identity.iam.mfa.Device;
import io.unkai.services.identity.iam.mfa.MfaCheck;
import io.unkai.services.identity.registry.Accounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The users of IAM.
 *
 * @param codes takes codes of their devices
 */
public record IamDirectory(MfaCheck codes) implements Directory {
    @Override
    public String account(ReadTxn txn, String account) {
        var digits = Alias.account(txn, account);
        return digits == null ? account : digits;
    }

    @Override
    public @Nullable Known user(ReadTxn txn, String account, String name, Instant now) {
        var user = Entities.USERS.find(txn, account, name);
        var login = user == null ? null : Login.of(txn, account, user.id());
        if (user == null || login == null || Accounts.suspended(txn, account)) {
            return null;
        }
        var rules = PasswordRules.of(txn, account);
        boolean expired = login.expired(rules, now);
        return new Known(
                new Person(account, user.id(), user.path(), user.name()),
                login,
                login.resetRequired() || expired,
                expired && rules.hardExpiry());
    }

    @Override
    public boolean current(ReadTxn txn, Person person) {
        if (Accounts.suspended(txn, person.account())) {
            return false;
        }
        if (person.userId().isEmpty()) {
            return Login.of(txn, person.account(), "") != null;
        }
        var user = Entities.USERS.byId(txn, person.account(), person.userId());
        return user != null
                && user.name().equals(person.name())
                && user.path().equals(person.path())
                && Login.of(txn, person.account(), person.userId()) != null;
    }

    @Override
    public boolean needsCode(ReadTxn txn, Person person) {
        return Device.any(txn, person.account(), person.userId());
    }

    @Override
    public boolean takeCode(Txn txn, Person person, String code, Instant now) {
        for (var device : Device.of(txn, person.account(), person.userId())) {
            if (codes.take(txn, person.account(), person.userId(), device.serial(), code, now)) {
                return true;
            }
        }
        return false;
    }
}
