package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.ALICE;
import static io.unkai.kernel.policy.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents and requests that are made to hurt end quickly, as a refusal or a decision. */
@Timeout(20)
class HostilePolicyTest {
    /** What no bomb may take, with a lot of room for a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final int ARN_LENGTH = 2048;

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void refusedSoon(String document, PolicyUse use) {
        assertThat(time(() -> assertThatThrownBy(() -> PolicyCheck.check(document, use))
                        .isInstanceOf(MalformedPolicyException.class)))
                .isLessThan(SOON);
    }

    @ParameterizedTest
    @EnumSource
    void refusesDeepDocuments(PolicyUse use) {
        refusedSoon("[".repeat(60_000), use);
        refusedSoon("{\"a\":".repeat(20_000), use);
        refusedSoon(json("{'Statement':{'Condition':") + "[".repeat(50_000) + "]".repeat(50_000) + "}}", use);
    }

    @ParameterizedTest
    @EnumSource
    void refusesHugeDocuments(PolicyUse use) {
        refusedSoon("{" + " ".repeat(200_000) + "}", use);
        refusedSoon(json("{'Version':'") + "x".repeat(200_000) + "\"}", use);
    }

    @ParameterizedTest
    @EnumSource
    void refusesHugeNumbers(PolicyUse use) {
        var condition = "'Condition':{'NumericEquals':{'a:b':" + "9".repeat(50_000) + "}}";
        refusedSoon(
                Given.document("{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'," + condition + "}"),
                use);
    }

    @Test
    void matchesStarsInBoundedTime() {
        var bomb = "*a".repeat(ARN_LENGTH / 2) + "b";
        var text = "a".repeat(ARN_LENGTH);

        assertThat(time(() ->
                        assertThat(decide("'Resource':'" + bomb + "'", text)).isEqualTo(Outcome.IMPLICITLY_DENIED)))
                .isLessThan(SOON);
        assertThat(time(() -> assertThat(decide("'Resource':'" + "*".repeat(100_000) + "'", text))
                        .isEqualTo(Outcome.ALLOWED)))
                .isLessThan(SOON);
    }

    @Test
    void readsManyVariablesInBoundedTime() {
        var bomb = "${aws:username, 'x'}".repeat(4_000).replace("'", "\\u0027");

        assertThat(time(() -> assertThat(decide("'Resource':'" + bomb + "'", "x".repeat(4_000)))
                        .isEqualTo(Outcome.ALLOWED)))
                .isLessThan(SOON);
        assertThat(time(() -> decide("'Resource':'" + "${".repeat(60_000) + "'", "x")))
                .isLessThan(SOON);
    }

    @Test
    void readsManyStatementsInBoundedTime() {
        var statement = "{'Effect':'Deny','Action':'**','Resource':'?'}";
        var statements = (statement + ",").repeat(2_700) + statement;

        assertThat(time(() -> Given.policy(statements))).isLessThan(SOON);
    }

    @Test
    void takesWildcardCharactersOfRequestsLiterally() {
        assertThat(decide("'Resource':'arn:aws:s3:::b/x'", "arn:aws:s3:::b/*")).isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decide("'Resource':'arn:aws:s3:::b/x'", "arn:aws:s3:::b/" + Glob.MANY))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decide(
                        "'Resource':'arn:aws:s3:::b/${aws:username}'",
                        "arn:aws:s3:::b/secret",
                        String.valueOf(Glob.MANY)))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decide("'Resource':'arn:aws:s3:::b/${aws:username}'", "arn:aws:s3:::b/secret", "*"))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decide("'Resource':'arn:aws:s3:::b/${aws:username}'", "arn:aws:s3:::b/x", "${aws:userid}"))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
    }

    @Test
    void readsTurkishCasesLikeAnyOther() {
        assertThat(decide("'Resource':'*','Condition':{'StringEquals':{'AWS:USERID':'x'}}", "*"))
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        var policies =
                Policies.NONE.withIdentity(Given.one("{'Effect':'Allow','Action':'IAM:LISTINSTANCES','Resource':'*'}"));
        assertThat(Evaluator.evaluate(new AccessRequest(ALICE, "iam:ListInstances", "*", ContextKeys.NONE), policies)
                        .allowed())
                .isTrue();
    }

    private static Outcome decide(String resource, String text) {
        return decide(resource, text, "");
    }

    private static Outcome decide(String resource, String text, String userName) {
        var policies = Policies.NONE.withIdentity(Given.one("{'Effect':'Allow','Action':'*'," + resource + "}"));
        ContextKeys keys = key -> key.equals("aws:username") && !userName.isEmpty() ? List.of(userName) : null;
        return Evaluator.evaluate(new AccessRequest(ALICE, "a:B", text, keys), policies)
                .outcome();
    }
}
