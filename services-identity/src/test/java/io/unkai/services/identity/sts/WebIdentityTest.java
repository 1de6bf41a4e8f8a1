package io.unkai.services.identity.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListUsersRequest;
import io.unkai.api.iam.PutRolePolicyRequest;
import io.unkai.api.sts.AssumeRoleWithWebIdentityRequest;
import io.unkai.api.sts.AssumeRoleWithWebIdentityResponse;
import io.unkai.api.sts.GetCallerIdentityRequest;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.error.ApiException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles for tokens of a provider that really runs and really signs. */
class WebIdentityTest {
    private final TestProvider provider = TestProvider.start();
    private final TestSts sts = new TestSts();
    private String role = "";

    @BeforeEach
    void makeRole() {
        var federated = sts.provider(provider, provider.thumbprint());
        role = sts.role("deploy", trust(federated, "\"" + key("sub") + "\":\"repo:unkai\""));
    }

    @AfterEach
    void stop() {
        provider.close();
        sts.close();
    }

    private String trust(String federated, String condition) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\""
                + federated
                + "\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":{\"StringEquals\":{" + condition
                + "}}}]}";
    }

    private String key(String claim) {
        return provider.issuer().substring("https://".length()) + ':' + claim;
    }

    private String claims(String more) {
        return "{\"iss\":\"" + provider.issuer() + "\",\"sub\":\"repo:unkai\",\"aud\":\"cloud\",\"iat\":"
                + sts.now.getEpochSecond() + ",\"exp\":"
                + sts.now.plusSeconds(600).getEpochSecond() + more + "}";
    }

    private AssumeRoleWithWebIdentityResponse assume(String token) {
        return assume(role, token);
    }

    private AssumeRoleWithWebIdentityResponse assume(String arn, String token) {
        sts.asNobody();
        return sts.call(
                Sts.ASSUME_ROLE_WITH_WEB_IDENTITY,
                AssumeRoleWithWebIdentityRequest.builder()
                        .roleArn(arn)
                        .roleSessionName("build")
                        .webIdentityToken(token)
                        .build());
    }

    private static ApiException refused(String code, ThrowingCallable call) {
        var refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
        return refusal;
    }

    @Test
    void letsInWhomTheRoleTrusts() {
        var answer = assume(provider.token(claims("")));
        assertThat(answer.subjectFromWebIdentityToken()).isEqualTo("repo:unkai");
        assertThat(answer.audience()).isEqualTo("cloud");
        assertThat(answer.provider()).startsWith("arn:aws:iam::123456789012:oidc-provider/localhost:");
        sts.as(answer.credentials());
        var caller = sts.call(
                Sts.GET_CALLER_IDENTITY, GetCallerIdentityRequest.builder().build());
        assertThat(caller.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build");
    }

    @Test
    void takesEllipticCurvesAndFetchesKeysOnce() {
        assertThat(assume(provider.ecToken(claims(""))).credentials()).isNotNull();
        assertThat(assume(provider.token(claims(""))).credentials()).isNotNull();
        assertThat(provider.fetches).hasValue(1);
    }

    @Test
    void theProvidersWordsStayWithTheSession() {
        sts.asRoot();
        sts.call(
                Iam.PUT_ROLE_POLICY,
                PutRolePolicyRequest.builder()
                        .roleName("deploy")
                        .policyName("own")
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\""
                                        + key("aud") + "\":\"cloud\"}}}]}")
                        .build());
        sts.as(assume(provider.token(claims(""))).credentials());
        assertThat(sts.call(Iam.LIST_USERS, ListUsersRequest.builder().build()).users())
                .isEmpty();
        assertThat(sts.session.provider()).contains("oidc-provider/localhost");
    }

    @Test
    void refusesWhatIsNotSignedByTheProvider() throws GeneralSecurityException {
        var forged = TestProvider.token("RS256", "one", claims(""), TestProvider.OTHER, "SHA256withRSA");
        refused("InvalidIdentityToken", () -> assume(forged));
        var good = provider.token(claims(""));
        var changed = good.substring(0, good.indexOf('.') + 1)
                + TestProvider.text(claims(",\"amr\":\"x\""))
                + good.substring(good.lastIndexOf('.'));
        refused("InvalidIdentityToken", () -> assume(changed));
        var unsigned = TestProvider.text("{\"alg\":\"none\"}") + '.' + TestProvider.text(claims("")) + '.';
        refused("InvalidIdentityToken", () -> assume(unsigned));
        var confused = TestProvider.token("ES256", "one", claims(""), TestProvider.RSA, "SHA256withRSA");
        refused("InvalidIdentityToken", () -> assume(confused));
        var weak = TestProvider.pair("RSA", 1024);
        provider.publish("weak", weak);
        sts.now = sts.now.plusSeconds(60);
        refused(
                "InvalidIdentityToken",
                () -> assume(TestProvider.token("RS256", "weak", claims(""), weak, "SHA256withRSA")));
    }

    @Test
    void holdsTokensAgainstTheClock() {
        var token = provider.token(claims(""));
        assume(token);
        sts.now = sts.now.plusSeconds(601);
        refused("ExpiredTokenException", () -> assume(token));
        sts.now = sts.now.minus(Duration.ofHours(1));
        refused("InvalidIdentityToken", () -> assume(token));
    }

    @Test
    void holdsTokensAgainstAudienceAndSubject() {
        var other = provider.token(claims("").replace("\"aud\":\"cloud\"", "\"aud\":\"other\""));
        assertThat(refused("InvalidIdentityToken", () -> assume(other)).message())
                .isEqualTo("Incorrect token audience");
        var party = provider.token(claims(",\"azp\":\"other\""));
        refused("InvalidIdentityToken", () -> assume(party));
        var stranger = provider.token(claims("").replace("repo:unkai", "repo:stranger"));
        assertThat(refused("AccessDenied", () -> assume(stranger)).message())
                .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
        assertThat(refused("AccessDenied", () -> assume(role + "x", provider.token(claims(""))))
                        .message())
                .as("who asks for a role that does not exist learns as much")
                .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }

    /** So that the role's account sees who tried; what no provider signed names nobody. */
    @Test
    void whoIsTurnedAwayIsKnown() throws GeneralSecurityException {
        refused("AccessDenied", () -> assume(provider.token(claims("").replace("repo:unkai", "repo:stranger"))));
        var arn = TestSts.arn(provider);
        assertThat(sts.turnedAway())
                .isEqualTo(
                        new TurnedAway.Person("WebIdentityUser", arn + ":cloud:repo:stranger", "repo:stranger", arn));
        assertThat(sts.turnedAway()).as("it is told once").isNull();
        refused("InvalidIdentityToken", () -> assume("no.token.atall"));
        assertThat(sts.turnedAway()).isNull();
        assume(provider.token(claims("")));
        assertThat(sts.turnedAway()).isNull();
    }

    @Test
    void sessionTagsNeedTheRolesPermission() {
        var tagged = claims(",\"https://aws.amazon.com/tags\":{\"principal_tags\":{\"team\":[\"sea\"]},"
                + "\"transitive_tag_keys\":[\"team\"]}");
        refused("AccessDenied", () -> assume(provider.token(tagged)));
        sts.asRoot();
        var open = sts.role(
                "tagged",
                trust(TestSts.arn(provider), "\"aws:RequestTag/team\":\"sea\"")
                        .replace(
                                "\"sts:AssumeRoleWithWebIdentity\"",
                                "[\"sts:AssumeRoleWithWebIdentity\",\"sts:TagSession\"]"));
        sts.as(assume(open, provider.token(tagged)).credentials());
        assertThat(sts.session.tags()).containsEntry("team", "sea");
        assertThat(sts.session.transitive()).containsExactly("team");
        refused("AccessDenied", () -> assume(open, provider.token(claims(""))));
    }

    @Test
    void fetchesAgainForAKeyThatIsNewAndNotTooOften() {
        assume(provider.token(claims("")));
        provider.publish("three", TestProvider.OTHER);
        var token = TestProvider.token("RS256", "three", claims(""), TestProvider.OTHER, "SHA256withRSA");
        refused("InvalidIdentityToken", () -> assume(token));
        assertThat(provider.fetches).hasValue(1);
        sts.now = sts.now.plusSeconds(31);
        assertThat(assume(token).credentials()).isNotNull();
        assertThat(provider.fetches).hasValue(2);
    }

    @Test
    void aProviderThatDoesNotAnswerIsSaidSo() {
        provider.status = 503;
        refused("IDPCommunicationError", () -> assume(provider.token(claims(""))));
        provider.status = 302;
        sts.now = sts.now.plusSeconds(6);
        refused("IDPCommunicationError", () -> assume(provider.token(claims(""))));
        provider.status = 200;
        provider.page("/realm/.well-known/openid-configuration", "x".repeat(300 << 10));
        sts.now = sts.now.plusSeconds(6);
        refused("IDPCommunicationError", () -> assume(provider.token(claims(""))));
        provider.page(
                "/realm/.well-known/openid-configuration", "{\"issuer\":\"https://elsewhere\",\"jwks_uri\":\"x\"}");
        sts.now = sts.now.plusSeconds(6);
        refused("InvalidIdentityToken", () -> assume(provider.token(claims(""))));
    }

    @Test
    void trustsOnlyTheCertificateOfTheThumbprintUnderItsName() {
        try (var other = TestProvider.start();
                var misnamed = TestProvider.start("elsewhere.example")) {
            for (var untrusted : List.of(other, misnamed)) {
                sts.asRoot();
                var thumbprint = untrusted == other ? "0".repeat(40) : misnamed.thumbprint();
                var federated = sts.provider(untrusted, thumbprint);
                var arn = sts.role(
                        "of-" + thumbprint.substring(0, 5), trust(federated, "\"aws:FederatedProvider\":\"x\""));
                var token = untrusted.token(claims("").replace(provider.issuer(), untrusted.issuer()));
                assertThat(refused("InvalidIdentityToken", () -> assume(arn, token))
                                .message())
                        .isEqualTo("OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint");
            }
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        for (var text : List.of(
                "aaaa",
                "a.b.c",
                "..",
                "{}.{}.x",
                TestProvider.text("{\"alg\":\"RS256\",\"alg\":\"RS256\"}") + ".e30.e30",
                TestProvider.text("[".repeat(100)) + ".e30.e30",
                TestProvider.text("{\"alg\":1e999999999}") + ".e30.")) {
            refused("InvalidIdentityToken", () -> assume(text));
        }
        assertThat(refused("InvalidIdentityToken", () -> assume(provider.token("{\"iss\":\"https://nobody.example\"}")))
                        .message())
                .isEqualTo("No OpenIDConnect provider found in your account for https://nobody.example");
        refused("ValidationError", () -> assume("arn:aws:iam::123456789012:user/x", "x"));
    }
}
