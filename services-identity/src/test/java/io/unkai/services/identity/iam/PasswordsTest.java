package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.ChangePasswordRequest;
import io.unkai.api.iam.CreateLoginProfileRequest;
import io.unkai.api.iam.DeleteAccountPasswordPolicyRequest;
import io.unkai.api.iam.DeleteLoginProfileRequest;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.GetAccountPasswordPolicyRequest;
import io.unkai.api.iam.GetLoginProfileRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.UpdateAccountPasswordPolicyRequest;
import io.unkai.api.iam.UpdateLoginProfileRequest;
import io.unkai.api.iam.User;
import io.unkai.services.identity.iam.login.Login;
import io.unkai.services.identity.iam.login.PasswordRules;
import io.unkai.services.identity.iam.login.Passwords;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private static final String FIRST = "Correct-horse-1";
    private static final String SECOND = "Battery-staple-2";

    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private User userWith(String password) {
        var user = iam.user("alice");
        iam.call(
                Iam.CREATE_LOGIN_PROFILE,
                CreateLoginProfileRequest.builder()
                        .userName("alice")
                        .password(password)
                        .passwordResetRequired(true)
                        .build());
        return user;
    }

    private Login login(User user) {
        return present(iam.store.read(txn -> Login.of(txn, ACCOUNT, String.valueOf(user.userId()))));
    }

    private void change(String from, String to) {
        iam.call(
                Iam.CHANGE_PASSWORD,
                ChangePasswordRequest.builder()
                        .oldPassword(from)
                        .newPassword(to)
                        .build());
    }

    @Test
    void areKeptAsHashes() {
        var user = userWith(FIRST);
        var login = login(user);
        assertThat(Passwords.matches(login, FIRST)).isTrue();
        assertThat(Passwords.matches(login, FIRST + " ")).isFalse();
        assertThat(login.toString()).doesNotContain(FIRST);
        var profile = present(iam.call(
                        Iam.GET_LOGIN_PROFILE,
                        GetLoginProfileRequest.builder().userName("alice").build())
                .loginProfile());
        assertThat(profile.passwordResetRequired()).isTrue();
        assertThat(refusal(
                        "EntityAlreadyExists",
                        () -> iam.call(
                                Iam.CREATE_LOGIN_PROFILE,
                                CreateLoginProfileRequest.builder()
                                        .userName("alice")
                                        .password(SECOND)
                                        .build())))
                .isEqualTo("Login Profile for user alice already exists.");
        assertThat(refusal(
                        "DeleteConflict",
                        () -> iam.call(
                                Iam.DELETE_USER,
                                DeleteUserRequest.builder().userName("alice").build())))
                .isEqualTo("Cannot delete entity, must delete login profile first.");
        iam.call(
                Iam.DELETE_LOGIN_PROFILE,
                DeleteLoginProfileRequest.builder().userName("alice").build());
        assertThat(refusal(
                        "NoSuchEntity",
                        () -> iam.call(
                                Iam.GET_LOGIN_PROFILE,
                                GetLoginProfileRequest.builder()
                                        .userName("alice")
                                        .build())))
                .isEqualTo("Login Profile for User alice cannot be found.");
    }

    @Test
    void areChangedByWhoKnowsTheOldOne() {
        var user = userWith(FIRST);
        refusal("InvalidUserType", () -> change(FIRST, SECOND));
        iam.as(user);
        assertThat(refusal("AccessDenied", () -> change(SECOND, FIRST))).isEqualTo("The old password was incorrect.");
        change(FIRST, SECOND);
        assertThat(Passwords.matches(login(user), SECOND)).isTrue();
        assertThat(login(user).resetRequired()).isFalse();
    }

    @Test
    void withoutAPolicyMixThreeKindsOfCharacters() {
        iam.user("alice");
        for (var weak : new String[] {"Sh0rt!", "onlylowercase", "lower12345", "ALICE"}) {
            refusal(
                    "PasswordPolicyViolation",
                    () -> iam.call(
                            Iam.CREATE_LOGIN_PROFILE,
                            CreateLoginProfileRequest.builder()
                                    .userName("alice")
                                    .password(weak)
                                    .build()));
        }
    }

    @Test
    void followTheAccountsPolicy() {
        var user = userWith(FIRST);
        assertThat(refusal(
                        "NoSuchEntity",
                        () -> iam.call(
                                Iam.GET_ACCOUNT_PASSWORD_POLICY,
                                GetAccountPasswordPolicyRequest.builder().build())))
                .isEqualTo("The Password Policy with domain name " + ACCOUNT + " cannot be found.");
        iam.call(
                Iam.UPDATE_ACCOUNT_PASSWORD_POLICY,
                UpdateAccountPasswordPolicyRequest.builder()
                        .minimumPasswordLength(12)
                        .requireSymbols(true)
                        .maxPasswordAge(30)
                        .passwordReusePrevention(2)
                        .build());
        var policy = present(iam.call(
                        Iam.GET_ACCOUNT_PASSWORD_POLICY,
                        GetAccountPasswordPolicyRequest.builder().build())
                .passwordPolicy());
        assertThat(policy.expirePasswords()).isTrue();
        assertThat(policy.requireNumbers()).isFalse();
        assertThat(refusal("PasswordPolicyViolation", () -> update("no symbols here".replace(" ", ""))))
                .isEqualTo("Password should have at least one symbol");
        assertThat(refusal("PasswordPolicyViolation", () -> update("short-1")))
                .isEqualTo("Password should have a minimum length of 12");
        update(SECOND);
        refusal("PasswordPolicyViolation", () -> update(FIRST));
        var rules = iam.store.<PasswordRules>read(txn -> PasswordRules.of(txn, ACCOUNT));
        assertThat(login(user).expired(rules, iam.now.plus(Duration.ofDays(30))))
                .isFalse();
        assertThat(login(user).expired(rules, iam.now.plus(Duration.ofDays(31))))
                .isTrue();
        iam.call(
                Iam.DELETE_ACCOUNT_PASSWORD_POLICY,
                DeleteAccountPasswordPolicyRequest.builder().build());
        update(FIRST);
    }

    private void update(String password) {
        iam.call(
                Iam.UPDATE_LOGIN_PROFILE,
                UpdateLoginProfileRequest.builder()
                        .userName("alice")
                        .password(password)
                        .build());
    }
}
