package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.ALICE;
import static io.unkai.kernel.policy.Given.APP;
import static io.unkai.kernel.policy.Given.BOB;
import static io.unkai.kernel.policy.Given.FED;
import static io.unkai.kernel.policy.Given.NOBODY;
import static io.unkai.kernel.policy.Given.ROOT;
import static io.unkai.kernel.policy.Given.SNS;
import static io.unkai.kernel.policy.Given.asks;
import static io.unkai.kernel.policy.Given.aws;
import static io.unkai.kernel.policy.Given.get;
import static io.unkai.kernel.policy.Given.one;
import static io.unkai.kernel.policy.Given.sourced;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.call.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of AWS's pages on policy evaluation. */
class EvaluatorTest {
    private static final List<SourcedPolicy> ALLOW = one(get("Allow"));
    private static final List<SourcedPolicy> DENY = one(get("Deny"));
    private static final List<SourcedPolicy> OTHER = one("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}");
    private static final SourcedPolicy NARROW = sourced("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}");

    record Case(String name, Principal principal, Policies policies, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, Principal principal, Policies policies, String expected) {
        return new Case(name, principal, policies, expected);
    }

    private static Policies identity(List<SourcedPolicy> policies) {
        return Policies.NONE.withIdentity(policies);
    }

    private static Policies resource(String effect, String principal) {
        return Policies.NONE.withResource(one(get(effect, principal)), true);
    }

    private static Policies across(List<SourcedPolicy> own, String principal) {
        return Policies.NONE.withIdentity(own).withResource(one(get("Allow", principal)), false);
    }

    static Stream<Case> identityAndResource() {
        return Stream.of(
                of("nothing allows", ALICE, Policies.NONE, "IMPLICITLY_DENIED IDENTITY"),
                of("the user's policy allows", ALICE, identity(ALLOW), "ALLOWED IDENTITY"),
                of("the user's policy allows another action", ALICE, identity(OTHER), "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "a deny beside an allow",
                        ALICE,
                        identity(List.of(ALLOW.getFirst(), DENY.getFirst())),
                        "EXPLICITLY_DENIED IDENTITY"),
                of("root needs no policy", ROOT, Policies.NONE, "ALLOWED NONE"),
                of(
                        "root is bound by the resource's deny",
                        ROOT,
                        resource("Deny", "'Principal':'*'"),
                        "EXPLICITLY_DENIED RESOURCE"),
                of(
                        "a bucket policy alone allows a user",
                        ALICE,
                        resource("Allow", aws(ALICE.arn())),
                        "ALLOWED RESOURCE"),
                of(
                        "a bucket policy for the account only delegates",
                        ALICE,
                        resource("Allow", aws(Given.ACCOUNT)),
                        "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "an account's root ARN only delegates",
                        ALICE,
                        resource("Allow", aws("arn:aws:iam::111122223333:root")),
                        "IMPLICITLY_DENIED IDENTITY"),
                of("anyone is also this user", ALICE, resource("Allow", "'Principal':'*'"), "ALLOWED RESOURCE"),
                of(
                        "a bucket policy for somebody else",
                        ALICE,
                        resource("Allow", aws(BOB.arn())),
                        "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "a deny in the bucket policy beats the user's allow",
                        ALICE,
                        resource("Deny", aws(ALICE.arn())).withIdentity(ALLOW),
                        "EXPLICITLY_DENIED RESOURCE"),
                of("nobody is allowed nothing", NOBODY, Policies.NONE, "IMPLICITLY_DENIED RESOURCE"),
                of("nobody is anyone", NOBODY, resource("Allow", "'Principal':{'AWS':'*'}"), "ALLOWED RESOURCE"),
                of(
                        "nobody is in no account",
                        NOBODY,
                        resource("Allow", aws(Given.ACCOUNT)),
                        "IMPLICITLY_DENIED RESOURCE"),
                of(
                        "a service by name",
                        SNS,
                        resource("Allow", "'Principal':{'Service':'sns.amazonaws.com'}"),
                        "ALLOWED RESOURCE"),
                of(
                        "a service by another's name",
                        SNS,
                        resource("Allow", "'Principal':{'Service':'sqs.amazonaws.com'}"),
                        "IMPLICITLY_DENIED RESOURCE"),
                of(
                        "a service is not the account",
                        SNS,
                        resource("Allow", aws(Given.ACCOUNT)),
                        "IMPLICITLY_DENIED RESOURCE"),
                of(
                        "a key policy that names nobody",
                        ALICE,
                        identity(ALLOW).whereResourceDecides(),
                        "IMPLICITLY_DENIED RESOURCE"),
                of(
                        "a key policy that delegates",
                        ALICE,
                        resource("Allow", aws(Given.ACCOUNT))
                                .withIdentity(ALLOW)
                                .whereResourceDecides(),
                        "ALLOWED IDENTITY"),
                of(
                        "a key policy binds even root",
                        ROOT,
                        Policies.NONE.whereResourceDecides(),
                        "IMPLICITLY_DENIED RESOURCE"));
    }

    static Stream<Case> limits() {
        var role = aws(APP.roleArn());
        var session = aws(APP.arn());
        return Stream.of(
                of(
                        "boundary and identity",
                        ALICE,
                        identity(ALLOW).limitedBy(sourced(get("Allow")), null),
                        "ALLOWED IDENTITY"),
                of(
                        "the boundary does not allow",
                        ALICE,
                        identity(ALLOW).limitedBy(NARROW, null),
                        "IMPLICITLY_DENIED BOUNDARY"),
                of(
                        "a boundary gives nothing",
                        ALICE,
                        Policies.NONE.limitedBy(sourced(get("Allow")), null),
                        "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "the boundary denies",
                        ALICE,
                        identity(ALLOW).limitedBy(sourced(get("Deny")), null),
                        "EXPLICITLY_DENIED BOUNDARY"),
                of(
                        "a grant to the user is not limited by its boundary",
                        ALICE,
                        resource("Allow", aws(ALICE.arn())).limitedBy(NARROW, null),
                        "ALLOWED RESOURCE"),
                of(
                        "a grant to the role is limited by its boundary",
                        APP,
                        resource("Allow", role).limitedBy(NARROW, null),
                        "IMPLICITLY_DENIED BOUNDARY"),
                of(
                        "a grant to the role is limited by the session",
                        APP,
                        resource("Allow", role).limitedBy(null, OTHER),
                        "IMPLICITLY_DENIED SESSION"),
                of("a grant to the role needs no identity policy", APP, resource("Allow", role), "ALLOWED RESOURCE"),
                of(
                        "a grant to the role within boundary and session",
                        APP,
                        resource("Allow", role).limitedBy(ALLOW.getFirst(), ALLOW),
                        "ALLOWED RESOURCE"),
                of(
                        "a grant to the session is not limited",
                        APP,
                        resource("Allow", session).limitedBy(NARROW, OTHER),
                        "ALLOWED RESOURCE"),
                of(
                        "a deny in the session policy limits all the same",
                        APP,
                        resource("Allow", session).limitedBy(null, DENY),
                        "EXPLICITLY_DENIED SESSION"),
                of(
                        "the session allows less than the role",
                        APP,
                        identity(ALLOW).limitedBy(null, OTHER),
                        "IMPLICITLY_DENIED SESSION"),
                of(
                        "a session policy gives nothing",
                        APP,
                        Policies.NONE.limitedBy(null, ALLOW),
                        "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "role, boundary and session allow",
                        APP,
                        identity(ALLOW).limitedBy(ALLOW.getFirst(), ALLOW),
                        "ALLOWED IDENTITY"),
                of(
                        "a federated user without session policy",
                        FED,
                        identity(ALLOW).limitedBy(null, List.of()),
                        "IMPLICITLY_DENIED SESSION"),
                of(
                        "a grant to the federated user",
                        FED,
                        resource("Allow", aws(FED.arn())).limitedBy(NARROW, List.of()),
                        "ALLOWED RESOURCE"),
                of(
                        "a grant to the federated user's issuer",
                        FED,
                        resource("Allow", aws(ALICE.arn())).limitedBy(null, List.of()),
                        "IMPLICITLY_DENIED SESSION"),
                of(
                        "a grant to the issuer within the session policy",
                        FED,
                        resource("Allow", aws(ALICE.arn())).limitedBy(null, ALLOW),
                        "ALLOWED RESOURCE"));
    }

    static Stream<Case> organisations() {
        var full = one("{'Effect':'Allow','Action':'*','Resource':'*'}");
        var fullResources = one("{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}");
        return Stream.of(
                of(
                        "every level allows",
                        ALICE,
                        identity(ALLOW).controlledBy(List.of(full, full, ALLOW), List.of()),
                        "ALLOWED IDENTITY"),
                of(
                        "one level does not allow",
                        ALICE,
                        identity(ALLOW).controlledBy(List.of(full, OTHER, full), List.of()),
                        "IMPLICITLY_DENIED SERVICE_CONTROL"),
                of(
                        "a level without policies",
                        ALICE,
                        identity(ALLOW).controlledBy(List.of(full, List.of()), List.of()),
                        "IMPLICITLY_DENIED SERVICE_CONTROL"),
                of(
                        "a level denies",
                        ALICE,
                        identity(ALLOW)
                                .controlledBy(List.of(full, List.of(full.getFirst(), DENY.getFirst())), List.of()),
                        "EXPLICITLY_DENIED SERVICE_CONTROL"),
                of(
                        "they give nothing",
                        ALICE,
                        Policies.NONE.controlledBy(List.of(full), List.of()),
                        "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "root is bound",
                        ROOT,
                        Policies.NONE.controlledBy(List.of(OTHER), List.of()),
                        "IMPLICITLY_DENIED SERVICE_CONTROL"),
                of(
                        "a grant by the resource is bound",
                        ALICE,
                        resource("Allow", aws(ALICE.arn())).controlledBy(List.of(OTHER), List.of()),
                        "IMPLICITLY_DENIED SERVICE_CONTROL"),
                of(
                        "resource control allows",
                        ALICE,
                        identity(ALLOW).controlledBy(List.of(), List.of(fullResources)),
                        "ALLOWED IDENTITY"),
                of(
                        "resource control denies",
                        ALICE,
                        identity(ALLOW)
                                .controlledBy(List.of(), List.of(fullResources, one(get("Deny", "'Principal':'*'")))),
                        "EXPLICITLY_DENIED RESOURCE_CONTROL"),
                of(
                        "resource control binds nobody, too",
                        NOBODY,
                        resource("Allow", "'Principal':'*'")
                                .controlledBy(List.of(), List.of(fullResources, one(get("Deny", "'Principal':'*'")))),
                        "EXPLICITLY_DENIED RESOURCE_CONTROL"),
                of(
                        "an endpoint that lets nothing through",
                        ALICE,
                        identity(ALLOW).through(NARROW),
                        "IMPLICITLY_DENIED ENDPOINT"));
    }

    static Stream<Case> acrossAccounts() {
        return Stream.of(
                of("both sides allow", BOB, across(ALLOW, aws(BOB.arn())), "ALLOWED IDENTITY"),
                of("both sides allow, by account", BOB, across(ALLOW, aws(Given.OTHER)), "ALLOWED IDENTITY"),
                of("only the resource allows", BOB, across(List.of(), aws(BOB.arn())), "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "only the identity allows",
                        BOB,
                        identity(ALLOW).withResource(List.of(), false),
                        "IMPLICITLY_DENIED RESOURCE"),
                of(
                        "the session's own ARN spares no side",
                        APP,
                        across(List.of(), aws(APP.arn())),
                        "IMPLICITLY_DENIED IDENTITY"),
                of(
                        "the boundary limits",
                        BOB,
                        across(ALLOW, aws(BOB.arn())).limitedBy(NARROW, null),
                        "IMPLICITLY_DENIED BOUNDARY"),
                of("another account's root with a grant", ROOT, across(List.of(), aws(Given.ACCOUNT)), "ALLOWED NONE"),
                of(
                        "another account's root without a grant",
                        ROOT,
                        across(List.of(), aws(Given.OTHER)),
                        "IMPLICITLY_DENIED RESOURCE"));
    }

    @ParameterizedTest
    @MethodSource({"identityAndResource", "limits", "organisations", "acrossAccounts"})
    void decides(Case example) {
        var verdict = Evaluator.evaluate(asks(example.principal()), example.policies());

        assertThat(verdict.outcome() + " " + verdict.layer()).isEqualTo(example.expected());
    }
}
