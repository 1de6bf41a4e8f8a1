package io.unkai.services.identity.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.iam.CreateUserRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListUsersRequest;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.api.sts.DecodeAuthorizationMessageRequest;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.error.ApiException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What those are told who may know why a call is decided as it is. */
class AuthorizationMessageTest {
    private static final String DENY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},"
                    + "{\"Sid\":\"NoUsers\",\"Effect\":\"Deny\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\"}]}";

    private final TestSts sts = new TestSts();
    private Principal.User user = new Principal.User("", "", "", "");

    @BeforeEach
    void makeUser() {
        var made = Objects.requireNonNull(sts.call(
                        Iam.CREATE_USER,
                        CreateUserRequest.builder().userName("bob").build())
                .user());
        user = new Principal.User(TestSts.ACCOUNT, "/", "bob", Objects.requireNonNull(made.userId()));
        policy(DENY);
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    private void policy(String json) {
        sts.asRoot();
        sts.call(
                Iam.PUT_USER_POLICY,
                PutUserPolicyRequest.builder()
                        .userName("bob")
                        .policyName("own")
                        .policyDocument(json)
                        .build());
        sts.principal = user;
    }

    private String sealed() {
        return sts.authorizer.sealed(
                sts.call(Iam.LIST_USERS), ListUsersRequest.builder().build());
    }

    private String decode(String message) {
        return Objects.requireNonNull(sts.call(
                        Sts.DECODE_AUTHORIZATION_MESSAGE,
                        DecodeAuthorizationMessageRequest.builder()
                                .encodedMessage(message)
                                .build())
                .decodedMessage());
    }

    private String refused(String message) {
        return catchThrowableOfType(ApiException.class, () -> decode(message)).code();
    }

    @Test
    void theRefusedCannotReadWhy() {
        var message = sealed();
        assertThat(message).doesNotContain("bob").matches("[A-Za-z0-9_-]{100,10240}");
        assertThat(refused(message)).isEqualTo("AccessDenied");
    }

    @Test
    void administratorsCan() {
        var message = sealed();
        sts.asRoot();
        assertThat(decode(message))
                .startsWith("{\"allowed\":false,\"explicitDeny\":true,")
                .contains("\"statementId\":\"NoUsers\",\"effect\":\"DENY\"")
                .contains("\"arn\":\"arn:aws:iam::123456789012:user/bob\"")
                .contains("\"action\":\"iam:ListUsers\"");
    }

    @Test
    void nobodyReadsForgedOnesNorThoseOfOtherAccounts() {
        var message = sealed();
        sts.asRoot();
        assertThat(refused("x" + message)).isEqualTo("InvalidAuthorizationMessageException");
        assertThat(refused("???")).isEqualTo("InvalidAuthorizationMessageException");
        sts.principal = new Principal.Root("999999999999");
        assertThat(refused(message)).isEqualTo("InvalidAuthorizationMessageException");
    }

    @Test
    void aHugePolicyMakesNoHugeMessage() {
        var resources = new StringBuilder("\"arn:aws:iam::123456789012:user/" + "x".repeat(500) + "\"");
        resources.append((",\"arn:aws:iam::123456789012:user/" + "y".repeat(300) + "\"").repeat(3));
        var statement = "{\"Effect\":\"Deny\",\"Action\":\"iam:ListUsers\",\"Resource\":[\"*\"," + resources + "]}";
        policy("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}");
        assertThat(sealed().length()).isBetween(100, 10_240);
    }

    @Test
    void onlyAdministratorsAreTold() {
        var call = sts.call(Iam.LIST_USERS);
        var input = ListUsersRequest.builder().build();
        assertThat(sts.authorizer.explain(call, input)).isNull();
        policy(DENY.replace("s3:*", "iam:SimulatePrincipalPolicy"));
        assertThat(sts.authorizer.explain(sts.call(Iam.LIST_USERS), input))
                .isEqualTo(
                        "{\"decision\":\"explicitDeny\",\"action\":\"iam:ListUsers\","
                                + "\"resource\":\"arn:aws:iam::123456789012:user/\",\"decidedBy\":\"identity-based policy\","
                                + "\"policy\":\"inline policy own of arn:aws:iam::123456789012:user/bob\",\"statement\":2,\"sid\":\"NoUsers\"}");
        sts.asRoot();
        assertThat(sts.authorizer.explain(sts.call(Iam.LIST_USERS), input)).contains("\"decidedBy\":\"root user\"");
    }
}
