package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.ALICE;
import static io.unkai.kernel.policy.Given.APP;
import static io.unkai.kernel.policy.Given.FED;
import static io.unkai.kernel.policy.Given.NOBODY;
import static io.unkai.kernel.policy.Given.ROOT;
import static io.unkai.kernel.policy.Given.SNS;
import static io.unkai.kernel.policy.Given.asks;
import static io.unkai.kernel.policy.Given.get;
import static io.unkai.kernel.policy.Given.one;
import static io.unkai.kernel.policy.Given.sourced;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.call.Principal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of decisions, and whom a NotPrincipal spares. */
class ExplanationTest {
    private static final String ARN = "arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1";

    private static SourcedPolicy named(String source, String... statements) {
        return new SourcedPolicy(source, "v2", Given.policy(statements));
    }

    private static Verdict decide(Principal principal, Policies policies) {
        return Evaluator.evaluate(asks(principal), policies);
    }

    @Test
    void saysWhatAwsSaysOfWhatNothingAllows() {
        assertThat(decide(ALICE, Policies.NONE).reason())
                .isEqualTo("because no identity-based policy allows the s3:GetObject action");
        assertThat(decide(NOBODY, Policies.NONE).reason())
                .isEqualTo("because no resource-based policy allows the s3:GetObject action");
        var allowed = Policies.NONE.withIdentity(one(get("Allow")));
        var other = one("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}");
        assertThat(decide(ALICE, allowed.limitedBy(other.getFirst(), null)).reason())
                .isEqualTo("because no permissions boundary allows the s3:GetObject action");
        assertThat(decide(ALICE, allowed.limitedBy(null, other)).reason())
                .isEqualTo("because no session policy allows the s3:GetObject action");
        assertThat(decide(ALICE, allowed.controlledBy(List.of(other), List.of()))
                        .reason())
                .isEqualTo("because no service control policy allows the s3:GetObject action");
        assertThat(decide(ALICE, allowed.controlledBy(List.of(), List.of(other)))
                        .reason())
                .isEqualTo("because no resource control policy allows the s3:GetObject action");
        assertThat(decide(ALICE, allowed.through(other.getFirst())).reason())
                .isEqualTo("because no VPC endpoint policy allows the s3:GetObject action");
        assertThat(decide(ALICE, allowed).reason()).isEmpty();
    }

    @Test
    void namesThePolicyThatForbids() {
        var verdict = decide(ALICE, Policies.NONE.controlledBy(List.of(List.of(named(ARN, get("Deny")))), List.of()));

        assertThat(verdict.reason()).isEqualTo("with an explicit deny in a service control policy: " + ARN);
        assertThat(verdict.reasonForOthers()).isEqualTo("with an explicit deny in a service control policy");
    }

    @Test
    void namesNoPolicyWithoutArnAndNoResources() {
        assertThat(decide(ALICE, Policies.NONE.withIdentity(List.of(named("inline policy p of user u", get("Deny")))))
                        .reason())
                .isEqualTo("with an explicit deny in an identity-based policy");
        var resource = Policies.NONE.withResource(List.of(named(ARN, get("Deny", "'Principal':'*'"))), true);
        assertThat(decide(ALICE, resource).reason()).isEqualTo("with an explicit deny in a resource-based policy");
    }

    @Test
    void givesThePolicyAndStatementThatDecided() {
        var policy = named(
                "arn:aws:iam::111122223333:policy/p",
                "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}",
                get("Allow"));
        var verdict = decide(
                ALICE,
                Policies.NONE.withIdentity(
                        List.of(sourced(get("Allow", "'Principal':'*'").replace("s3:GetObject", "s3:Put")), policy)));

        assertThat(verdict.policy()).isSameAs(policy);
        assertThat(verdict.statement()).isSameAs(policy.policy().statements().get(1));
    }

    @Test
    void tracesAllThatMatches() {
        var allow = named("a", get("Allow"));
        var deny = named("d", "{'Effect':'Allow','Action':'ec2:*','Resource':'*'}", get("Deny"));
        var conditional = named(
                "c",
                "{'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::${aws:username}','Condition':{'StringEquals':{'s3:Prefix':'a','aws:SourceIp':'b'}}}");
        var request = new AccessRequest(ALICE, Given.ACTION, Given.OBJECT, Given.keys(Map.of("aws:sourceip", "b")));
        var trace = Evaluator.trace(
                request, Policies.NONE.withIdentity(List.of(allow, conditional)).limitedBy(deny, List.of(allow)));

        assertThat(trace.verdict().outcome()).isEqualTo(Outcome.EXPLICITLY_DENIED);
        assertThat(trace.matches())
                .containsExactly(
                        new Match(
                                Layer.IDENTITY,
                                allow,
                                allow.policy().statements().getFirst()),
                        new Match(
                                Layer.BOUNDARY, deny, deny.policy().statements().get(1)),
                        new Match(
                                Layer.SESSION,
                                allow,
                                allow.policy().statements().getFirst()));
        assertThat(trace.missing()).containsExactly("aws:username", "s3:prefix");
    }

    @Test
    void knowsWhereStatementsStand() {
        var policy = Policy.parse(
                "{\n  \"Statement\": [\n    {\"Effect\": \"Allow\", \"Action\": \"a:B\",\n     \"Resource\": \"*\"}\n  ]}");

        assertThat(policy.statements().getFirst().span()).isEqualTo(new Span(3, 5, 4, 22));
    }

    @Test
    void notPrincipalSparesOnlyWhoIsNamedCompletely() {
        var account = "arn:aws:iam::111122223333:root";
        assertThat(spared(ALICE, account, ALICE.arn())).isTrue();
        assertThat(spared(ALICE, account)).isFalse();
        assertThat(spared(ALICE, ALICE.arn())).isFalse();
        assertThat(spared(APP, account, APP.roleArn(), APP.arn())).isTrue();
        assertThat(spared(APP, account, APP.roleArn())).isFalse();
        assertThat(spared(FED, account, FED.arn(), ALICE.arn())).isTrue();
        assertThat(spared(ROOT, account)).isTrue();
        assertThat(spared(NOBODY, account)).isFalse();
        assertThat(spared(SNS, account)).isFalse();
    }

    @Test
    void notPrincipalSparesNobodyWithABoundary() {
        var deny = one(get("Deny", "'NotPrincipal':{'AWS':['111122223333','" + ALICE.arn() + "']}"));
        var policies = Policies.NONE.withIdentity(one(get("Allow"))).withResource(deny, true);

        assertThat(decide(ALICE, policies).allowed()).isTrue();
        assertThat(decide(ALICE, policies.limitedBy(sourced(get("Allow")), null))
                        .outcome())
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
    }

    private static boolean spared(Principal principal, String... names) {
        var deny = get("Deny", "'NotPrincipal':{'AWS':['" + String.join("','", names) + "']}");
        var verdict = decide(principal, Policies.NONE.withResource(one(deny), true));
        return verdict.outcome() != Outcome.EXPLICITLY_DENIED;
    }

    @Test
    void findsFederatedAndCanonicalUsersByTheirKeys() {
        var policies = Policies.NONE.withResource(
                one(get("Allow", "'Principal':{'Federated':'cognito-identity.amazonaws.com','CanonicalUser':'c1'}")),
                true);

        assertThat(decide(NOBODY, policies).allowed()).isFalse();
        assertThat(Evaluator.evaluate(with(Principals.FEDERATED_KEY, "cognito-identity.amazonaws.com"), policies)
                        .allowed())
                .isTrue();
        assertThat(Evaluator.evaluate(with(Principals.FEDERATED_KEY, "accounts.google.com"), policies)
                        .allowed())
                .isFalse();
        assertThat(Evaluator.evaluate(with(Principals.CANONICAL_USER_KEY, "c1"), policies)
                        .allowed())
                .isTrue();
    }

    private static AccessRequest with(String key, String value) {
        return new AccessRequest(NOBODY, Given.ACTION, Given.OBJECT, Given.keys(Map.of(key, value)));
    }

    @Test
    void findsPrincipalsByTheirUniqueIds() {
        assertThat(decide(ALICE, Policies.NONE.withResource(one(get("Allow", Given.aws("AIDAALICE"))), true))
                        .allowed())
                .isTrue();
        assertThat(decide(APP, Policies.NONE.withResource(one(get("Allow", Given.aws("AROAAPP"))), true))
                        .allowed())
                .isTrue();
    }

    @Test
    void aResourcePolicyWithoutPrincipalsGivesNothingAndForbidsAll() {
        assertThat(decide(NOBODY, Policies.NONE.withResource(one(get("Allow")), true))
                        .outcome())
                .isEqualTo(Outcome.IMPLICITLY_DENIED);
        assertThat(decide(ROOT, Policies.NONE.withResource(one(get("Deny")), true))
                        .outcome())
                .isEqualTo(Outcome.EXPLICITLY_DENIED);
    }
}
