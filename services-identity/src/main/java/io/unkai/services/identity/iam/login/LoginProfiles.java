package io.unkai.services.identity.iam.login;

import io.unkai.api.iam.ChangePasswordRequest;
import io.unkai.api.iam.ChangePasswordResponse;
import io.unkai.api.iam.CreateLoginProfileRequest;
import io.unkai.api.iam.CreateLoginProfileResponse;
import io.unkai.api.iam.DeleteLoginProfileRequest;
import io.unkai.api.iam.DeleteLoginProfileResponse;
import io.unkai.api.iam.GetLoginProfileRequest;
import io.unkai.api.iam.GetLoginProfileResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.LoginProfile;
import io.unkai.api.iam.UpdateLoginProfileRequest;
import io.unkai.api.iam.UpdateLoginProfileResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;

/** Gives users passwords, changes them and takes them away. */
public final class LoginProfiles {
    private final int iterations;

    /**
     * Login profiles.
     *
     * @param iterations the cost of new passwords, {@link Passwords#ITERATIONS} but in tests
     */
    public LoginProfiles(int iterations) {
        this.iterations = iterations;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_LOGIN_PROFILE, this::create);
        on.onRead(Iam.GET_LOGIN_PROFILE, LoginProfiles::get);
        on.on(Iam.UPDATE_LOGIN_PROFILE, LoginProfiles::update);
        on.on(Iam.DELETE_LOGIN_PROFILE, LoginProfiles::delete);
        on.on(Iam.CHANGE_PASSWORD, LoginProfiles::change);
    }

    private CreateLoginProfileResponse create(Call call, Txn txn, CreateLoginProfileRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        if (Login.of(txn, call.account(), user.id()) != null) {
            throw IamErrors.entityAlreadyExists("Login Profile for user " + user.name() + " already exists.");
        }
        var password = Texts.orEmpty(in.password());
        PasswordCheck.check(txn, call.account(), user.name(), password);
        var login = Login.make(
                call.account(),
                user.id(),
                password,
                Boolean.TRUE.equals(in.passwordResetRequired()),
                call.ids(),
                iterations,
                Texts.seconds(call.now()));
        login.put(txn);
        return CreateLoginProfileResponse.builder()
                .loginProfile(view(user, login))
                .build();
    }

    private static GetLoginProfileResponse get(Call call, ReadTxn txn, GetLoginProfileRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        return GetLoginProfileResponse.builder()
                .loginProfile(view(user, require(txn, user)))
                .build();
    }

    private static UpdateLoginProfileResponse update(Call call, Txn txn, UpdateLoginProfileRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var login = require(txn, user);
        boolean mustReset = in.passwordResetRequired() == null ? login.resetRequired() : in.passwordResetRequired();
        if (in.password() == null) {
            login.with(mustReset).put(txn);
        } else {
            changed(call, txn, user, login, in.password()).with(mustReset).put(txn);
        }
        return UpdateLoginProfileResponse.builder().build();
    }

    private static DeleteLoginProfileResponse delete(Call call, Txn txn, DeleteLoginProfileRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        require(txn, user);
        txn.delete(Login.TABLE, new Keys.Numbered(call.account(), user.id()));
        return DeleteLoginProfileResponse.builder().build();
    }

    private static ChangePasswordResponse change(Call call, Txn txn, ChangePasswordRequest in) {
        if (!(call.principal() instanceof Principal.User)) {
            throw new ApiException("InvalidUserType", "Only IAM Users can change their own password");
        }
        var user = Caller.iamUser(call, txn, null);
        var login = require(txn, user);
        var rules = PasswordRules.of(txn, call.account());
        if (rules.hardExpiry() && login.expired(rules, call.now())) {
            throw IamErrors.accessDenied("The password is expired and must be reset by an administrator.");
        }
        if (!Passwords.matches(login, Texts.orEmpty(in.oldPassword()))) {
            throw IamErrors.accessDenied("The old password was incorrect.");
        }
        changed(call, txn, user, login, Texts.orEmpty(in.newPassword())).put(txn);
        return ChangePasswordResponse.builder().build();
    }

    private static Login changed(Call call, ReadTxn txn, User user, Login login, String password) {
        PasswordCheck.check(txn, call.account(), user.name(), password);
        var hash = Passwords.hash(password, login.salt(), login.iterations());
        PasswordCheck.requireNew(PasswordRules.of(txn, call.account()), login, hash);
        return login.with(hash, false, Texts.seconds(call.now()));
    }

    private static Login require(ReadTxn txn, User user) {
        var login = Login.of(txn, user.account(), user.id());
        if (login == null) {
            throw IamErrors.noSuchEntity("Login Profile for User " + user.name() + " cannot be found.");
        }
        return login;
    }

    private static LoginProfile view(User user, Login login) {
        return LoginProfile.builder()
                .userName(user.name())
                .createDate(login.created())
                .passwordResetRequired(login.resetRequired())
                .build();
    }
}
