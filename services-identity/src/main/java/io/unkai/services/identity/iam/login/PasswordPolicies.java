package io.unkai.services.identity.iam.login;

import io.unkai.api.iam.DeleteAccountPasswordPolicyRequest;
import io.unkai.api.iam.DeleteAccountPasswordPolicyResponse;
import io.unkai.api.iam.GetAccountPasswordPolicyRequest;
import io.unkai.api.iam.GetAccountPasswordPolicyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.PasswordPolicy;
import io.unkai.api.iam.UpdateAccountPasswordPolicyRequest;
import io.unkai.api.iam.UpdateAccountPasswordPolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import org.jspecify.annotations.Nullable;

/** The operations on an account's password policy. */
public final class PasswordPolicies {
    private static final int LENGTH_LEFT_OUT = 6;

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.UPDATE_ACCOUNT_PASSWORD_POLICY, PasswordPolicies::update);
        on.onRead(Iam.GET_ACCOUNT_PASSWORD_POLICY, PasswordPolicies::get);
        on.on(Iam.DELETE_ACCOUNT_PASSWORD_POLICY, PasswordPolicies::delete);
    }

    /** What is left out gets IAM's default, not the value it had. */
    private static UpdateAccountPasswordPolicyResponse update(
            Call call, Txn txn, UpdateAccountPasswordPolicyRequest in) {
        var rules = new PasswordRules(
                in.minimumPasswordLength() == null ? LENGTH_LEFT_OUT : in.minimumPasswordLength(),
                Boolean.TRUE.equals(in.requireSymbols()),
                Boolean.TRUE.equals(in.requireNumbers()),
                Boolean.TRUE.equals(in.requireUppercaseCharacters()),
                Boolean.TRUE.equals(in.requireLowercaseCharacters()),
                Boolean.TRUE.equals(in.allowUsersToChangePassword()),
                orZero(in.maxPasswordAge()),
                orZero(in.passwordReusePrevention()),
                Boolean.TRUE.equals(in.hardExpiry()));
        txn.put(PasswordRules.TABLE, new PasswordRules.Key(call.account()), rules);
        return UpdateAccountPasswordPolicyResponse.builder().build();
    }

    private static GetAccountPasswordPolicyResponse get(Call call, ReadTxn txn, GetAccountPasswordPolicyRequest in) {
        var rules = require(call, txn);
        return GetAccountPasswordPolicyResponse.builder()
                .passwordPolicy(PasswordPolicy.builder()
                        .minimumPasswordLength(rules.minimumLength())
                        .requireSymbols(rules.symbols())
                        .requireNumbers(rules.numbers())
                        .requireUppercaseCharacters(rules.upper())
                        .requireLowercaseCharacters(rules.lower())
                        .allowUsersToChangePassword(rules.usersMayChange())
                        .expirePasswords(rules.maxAgeDays() > 0)
                        .maxPasswordAge(orNull(rules.maxAgeDays()))
                        .passwordReusePrevention(orNull(rules.reusePrevention()))
                        .hardExpiry(rules.maxAgeDays() > 0 ? rules.hardExpiry() : null)
                        .build())
                .build();
    }

    private static DeleteAccountPasswordPolicyResponse delete(
            Call call, Txn txn, DeleteAccountPasswordPolicyRequest in) {
        require(call, txn);
        txn.delete(PasswordRules.TABLE, new PasswordRules.Key(call.account()));
        return DeleteAccountPasswordPolicyResponse.builder().build();
    }

    private static PasswordRules require(Call call, ReadTxn txn) {
        var rules = PasswordRules.find(txn, call.account());
        if (rules == null) {
            throw noSuch(call.account());
        }
        return rules;
    }

    private static ApiException noSuch(String account) {
        return IamErrors.noSuchEntity("The Password Policy with domain name " + account + " cannot be found.");
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static @Nullable Integer orNull(int value) {
        return value == 0 ? null : value;
    }
}
