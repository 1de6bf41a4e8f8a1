package io.unkai.services.identity.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.iam.ChangePasswordRequest;
import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.DeleteUserPolicyRequest;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListUsersRequest;
import io.unkai.api.iam.PutRolePolicyRequest;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.api.iam.UpdateAccountPasswordPolicyRequest;
import io.unkai.api.iam.UpdateUserRequest;
import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.api.sts.Credentials;
import io.unkai.api.sts.GetAccessKeyInfoRequest;
import io.unkai.api.sts.GetSessionTokenRequest;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.identity.registry.Accounts;
import io.unkai.services.identity.registry.CloudAccount;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that are forged, expired, revoked or lent, and those that must go on. */
class HostileSessionsTest {
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"123456789012\"},"
                    + "\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"agreed\"}}}]}";

    private final TestSts sts = new TestSts();
    private Principal.User user = new Principal.User("", "", "", "");
    private String role = "";

    @BeforeEach
    void make() {
        var made = Objects.requireNonNull(sts.call(
                        Iam.CREATE_USER,
                        CreateUserRequest.builder().userName("bob").build())
                .user());
        user = new Principal.User(TestSts.ACCOUNT, "/", "bob", Objects.requireNonNull(made.userId()));
        sts.call(
                Iam.PUT_USER_POLICY,
                PutUserPolicyRequest.builder()
                        .userName("bob")
                        .policyName("own")
                        .policyDocument(allow("[\"iam:ListUsers\",\"sts:AssumeRole\",\"sts:GetAccessKeyInfo\"]"))
                        .build());
        role = sts.role("helper", TRUST);
        policy("own", allow("\"iam:ListUsers\""));
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    private static String allow(String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":" + actions
                + ",\"Resource\":\"*\"}]}";
    }

    private void policy(String name, String json) {
        sts.asRoot();
        sts.call(
                Iam.PUT_ROLE_POLICY,
                PutRolePolicyRequest.builder()
                        .roleName("helper")
                        .policyName(name)
                        .policyDocument(json)
                        .build());
    }

    private Credentials assume(String externalId) {
        sts.principal = user;
        sts.session = Session.NONE;
        return Objects.requireNonNull(sts.call(
                        Sts.ASSUME_ROLE,
                        AssumeRoleRequest.builder()
                                .roleArn(role)
                                .roleSessionName("work")
                                .externalId(externalId)
                                .build())
                .credentials());
    }

    private Credentials session() {
        sts.principal = user;
        sts.session = Session.NONE;
        return Objects.requireNonNull(
                sts.call(Sts.GET_SESSION_TOKEN, GetSessionTokenRequest.builder().build())
                        .credentials());
    }

    private void list() {
        assertThat(sts.call(Iam.LIST_USERS, ListUsersRequest.builder().build()).users())
                .isNotEmpty();
    }

    private static void refused(String code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
    }

    @Test
    void forgedTokensProveNothing() {
        var good = assume("agreed");
        var other = assume("agreed");
        var token = Objects.requireNonNull(good.sessionToken());
        var keys = sts.identity.credentials();
        for (int i = 0; i < token.length(); i += 37) {
            var changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            refused("InvalidClientTokenId", () -> keys.find(String.valueOf(good.accessKeyId()), changed, sts.now));
        }
        for (var forged : List.of("", "x", "!", token + "AAAA", token.substring(4))) {
            refused("InvalidClientTokenId", () -> keys.find(String.valueOf(good.accessKeyId()), forged, sts.now));
        }
        refused("InvalidClientTokenId", () -> keys.find(String.valueOf(other.accessKeyId()), token, sts.now));
        assertThat(keys.find(String.valueOf(good.accessKeyId()), null, sts.now))
                .as("the key of a session without its token")
                .isNull();
    }

    @Test
    void expiredSessionsAreOver() {
        var made = assume("agreed");
        sts.as(made);
        list();
        sts.now = sts.now.plusSeconds(3600);
        refused("ExpiredToken", () -> sts.as(made));
    }

    @Test
    void sessionsAreRevokedByWhenTheyWereIssued() {
        var before = assume("agreed");
        sts.now = sts.now.plusSeconds(10);
        policy(
                "AWSRevokeOlderSessions",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                        + "\"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\"" + sts.now + "\"}}}]}");
        sts.as(before);
        refused("AccessDenied", this::list);
        sts.now = sts.now.plusSeconds(10);
        sts.as(assume("agreed"));
        list();
    }

    @Test
    void aDeputyWithoutTheAgreedIdIsRefused() {
        refused("AccessDenied", () -> assume("guessed"));
        assertThat(assume("agreed")).isNotNull();
    }

    @Test
    void aRoleThatWantsASecondFactorTakesNoWrongOne() {
        sts.asRoot();
        var careful = sts.role(
                "careful",
                TRUST.replace(
                        "\"StringEquals\":{\"sts:ExternalId\":\"agreed\"}",
                        "\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}"));
        sts.principal = user;
        var ask = AssumeRoleRequest.builder().roleArn(careful).roleSessionName("work");
        assertThat(catchThrowableOfType(ApiException.class, () -> sts.call(Sts.ASSUME_ROLE, ask.build()))
                        .message())
                .contains("is not authorized to perform: sts:AssumeRole");
        ask.serialNumber("arn:aws:iam::123456789012:mfa/bob").tokenCode("000000");
        assertThat(catchThrowableOfType(ApiException.class, () -> sts.call(Sts.ASSUME_ROLE, ask.build()))
                        .message())
                .isEqualTo("MultiFactorAuthentication failed with invalid MFA one time pass code.");
    }

    @Test
    void aServiceActsOnlyForTheResourceItIsTrustedFor() {
        sts.asRoot();
        var trust =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                        + "\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"},"
                        + "\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:s3:::mine\"}}}]}";
        var arn = sts.role("copier", trust);
        assertThat(service(arn, TestSts.ACCOUNT, "arn:aws:s3:::mine")).isTrue();
        assertThat(service(arn, TestSts.ACCOUNT, "arn:aws:s3:::yours")).isFalse();
        assertThat(service(arn, "999999999999", "arn:aws:s3:::mine")).isFalse();
    }

    private boolean service(String arn, String account, String source) {
        sts.principal = new Principal.Service(account, "s3.amazonaws.com", source);
        sts.session = Session.NONE;
        return sts.authorizer.allows(
                sts.call(Sts.ASSUME_ROLE),
                AssumeRoleRequest.builder().roleArn(arn).build(),
                "sts:AssumeRole",
                arn);
    }

    @Test
    void whoIsRenamedKeepsItsSessionAndItsPolicies() {
        var made = session();
        sts.asRoot();
        sts.call(
                Iam.UPDATE_USER,
                UpdateUserRequest.builder()
                        .userName("bob")
                        .newUserName("robert")
                        .newPath("/staff/")
                        .build());
        sts.as(made);
        assertThat(sts.principal.arn()).isEqualTo("arn:aws:iam::123456789012:user/staff/robert");
        var key = GetAccessKeyInfoRequest.builder()
                .accessKeyId(made.accessKeyId())
                .build();
        assertThat(sts.call(Sts.GET_ACCESS_KEY_INFO, key).account()).isEqualTo("123456789012");
    }

    @Test
    void iamDoesNotKnowSessionsWithoutASecondFactor() {
        sts.as(session());
        refused("InvalidClientTokenId", this::list);
    }

    @Test
    void whoIsDeletedHasNoSession() {
        var made = session();
        sts.asRoot();
        sts.call(
                Iam.DELETE_USER_POLICY,
                DeleteUserPolicyRequest.builder()
                        .userName("bob")
                        .policyName("own")
                        .build());
        sts.call(Iam.DELETE_USER, DeleteUserRequest.builder().userName("bob").build());
        sts.call(Iam.CREATE_USER, CreateUserRequest.builder().userName("bob").build());
        refused("InvalidClientTokenId", () -> sts.as(made));
    }

    @Test
    void nobodyOfAClosedAccountGetsIn() {
        var made = assume("agreed");
        sts.store.write(txn -> {
            Accounts.put(txn, Accounts.register(txn, TestSts.ACCOUNT, sts.now).in(CloudAccount.Status.SUSPENDED));
            return true;
        });
        refused("InvalidClientTokenId", () -> sts.as(made));
    }

    @Test
    void thePasswordPolicyLetsUsersChangeTheirOwn() {
        sts.principal = user;
        assertThat(mayChange(user.arn())).isFalse();
        sts.asRoot();
        sts.call(
                Iam.UPDATE_ACCOUNT_PASSWORD_POLICY,
                UpdateAccountPasswordPolicyRequest.builder()
                        .allowUsersToChangePassword(true)
                        .build());
        sts.principal = user;
        assertThat(mayChange(user.arn())).isTrue();
        assertThat(mayChange(user.arn() + "x")).isFalse();
    }

    private boolean mayChange(String arn) {
        return sts.authorizer.allows(
                sts.call(Iam.CHANGE_PASSWORD), ChangePasswordRequest.builder().build(), "iam:ChangePassword", arn);
    }

    @Test
    void policiesSeeRefererAndSignature() {
        policy(
                "own",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\","
                        + "\"Condition\":{\"StringLike\":{\"aws:Referer\":\"https://example/*\"},\"StringEquals\":{\"s3:authType\":\"REST-QUERY-STRING\",\"s3:signatureversion\":\"AWS4-HMAC-SHA256\"},"
                        + "\"NumericLessThan\":{\"s3:signatureAge\":\"60000\"}}}]}");
        sts.as(assume("agreed"));
        assertThat(lists("https://example/page", 30)).isTrue();
        assertThat(lists("https://evil/page", 30)).isFalse();
        assertThat(lists("https://example/page", 90)).isFalse();
    }

    private boolean lists(String referer, int age) {
        var call = sts.call(Iam.LIST_USERS);
        var signature = new Call.Signature(Call.Signature.Form.QUERY, "AWS4-HMAC-SHA256", sts.now.minusSeconds(age));
        var client = new Call.Client(InetAddress.getLoopbackAddress(), "", true, "", "", referer, signature);
        var from = new Call(
                call.operation(),
                call.principal(),
                call.session(),
                call.account(),
                call.region(),
                call.requestId(),
                call.now(),
                call.ids(),
                client,
                call.access());
        return sts.authorizer.decide(from, ListUsersRequest.builder().build()).allowed();
    }
}
