package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies of resources, roles and organisations. */
class ResourceCheckTest {
    /** A service of one bucket and two actions. */
    private static final PolicyRules RULES = new PolicyRules() {
        @Override
        public boolean actionExists(String action) {
            return List.of("s3:*", "s3:GetObject", "s3:ListBucket").contains(action);
        }

        @Override
        public boolean resourceFits(String resource) {
            return resource.startsWith("arn:aws:s3:::bucket");
        }

        @Override
        public boolean actionApplies(String action, List<String> resources) {
            return !action.equals("s3:GetObject") || resources.stream().anyMatch(name -> name.contains("/"));
        }

        @Override
        public boolean principalExists(PrincipalType type, String name) {
            return !name.contains("ghost");
        }
    };

    private static final String ALLOWED =
            "'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::bucket/*'";

    private static String statement(String members) {
        return json("{'Version':'2012-10-17','Statement':[{" + members + "}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALLOWED,
                "'Effect':'Allow','Principal':{'AWS':['123456789012','arn:aws:iam::123456789012:user/a/b']},'Action':'s3:*','Resource':'arn:aws:s3:::bucket'",
                "'Effect':'Deny','NotPrincipal':{'AWS':'arn:aws:iam::123456789012:root'},'NotAction':'s3:GetObject','NotResource':'arn:aws:s3:::bucket'",
                "'Effect':'Allow','Principal':{'Service':'logging.s3.amazonaws.com','CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'},'Action':'s3:GetObject','Resource':'arn:aws:s3:::bucket/*'",
            })
    void takesBucketPolicies(String members) {
        assertThat(PolicyCheck.check(statement(members), PolicyUse.RESOURCE, RULES)
                        .statements())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|Policies must be valid JSON and the first byte must be '{'",
                "^{}|Policies must be valid JSON and the first byte must be '{'",
                "{|This policy contains invalid Json",
                "{}|Missing required field Statement",
                "{'Version':'1','Statement':{}}|The policy must contain a valid version string",
                "{'Statement':[]}|Could not parse the policy: Statement is empty!",
                "{'Statement':{},'Extra':1}|Invalid policy syntax.",
                "{'Statement':{}}|Missing required field Effect",
            })
    void refusesDocuments(String document, String message) {
        refuses(json(document.replace("^", " ")), PolicyUse.RESOURCE, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Effect':'allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Invalid effect: allow",
                "'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Missing required field Principal",
                "'Effect':'Allow','Principal':{},'Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Missing required field Principal cannot be empty!",
                "'Effect':'Allow','NotPrincipal':'*','Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Allow with NotPrincipal is not allowed.",
                "'Effect':'Allow','Principal':'*','Resource':'arn:aws:s3:::bucket'|Missing required field Action",
                "'Effect':'Allow','Principal':'*','Action':'s3:*'|Missing required field Resource",
                "'Effect':'Allow','Principal':{'AWS':'alice'},'Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Invalid principal in policy",
                "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:user/*'},'Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Invalid principal in policy",
                "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:user/ghost'},'Action':'s3:*','Resource':'arn:aws:s3:::bucket'|Invalid principal in policy",
                "'Effect':'Allow','Principal':'*','Action':'s3:Gone','Resource':'arn:aws:s3:::bucket'|Policy has invalid action",
                "'Effect':'Allow','Principal':'*','Action':'GetObject','Resource':'arn:aws:s3:::bucket'|Policy has invalid action",
                "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::other'|Policy has invalid resource",
                "'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::bucket'|Action does not apply to any resource(s) in statement",
                "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::bucket','Condition':{'Same':{'a':'b'}}|Invalid Condition type : Same",
                "'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::bucket','Condition':{'IpAddress':{'aws:SourceIp':'1.2.3'}}|Invalid IP address in Conditions",
            })
    void refusesBucketPolicies(String members, String message) {
        refuses(statement(members), PolicyUse.RESOURCE, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Effect':'Allow','Action':'sts:AssumeRole'|Missing required field Principal",
                "'Effect':'Allow','Principal':'*'|Missing required field Action",
                "'Effect':'Allow','Principal':'*','Action':'*'|AssumeRole policy may only specify STS AssumeRole actions.",
                "'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Resource':'*'|Has prohibited field Resource",
                "'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','NotResource':'*'|AssumeRole policy must not contain resources.",
                "'Effect':'Allow','NotPrincipal':{'AWS':'*'},'Action':'sts:AssumeRole'|Allow with NotPrincipal is not allowed.",
                "'Effect':'Deny','NotPrincipal':{'AWS':'*'},'Action':'sts:AssumeRole'|AssumeRole policy must not contain NotPrincipal field.",
                "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::123456789012:user/ghost'},'Action':'sts:AssumeRole'|Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/ghost\"",
                "'Effect':'Allow','Principal':{'Service':'ghost.amazonaws.com'},'Action':'sts:AssumeRole'|Invalid principal in policy: \"SERVICE\":\"ghost.amazonaws.com\"",
                "'Effect':'Allow','Principal':'*','Action':'sts:AssumeRole','Condition':{'Same':{'a':'b'}}|Syntax error in policy.",
            })
    void refusesTrustPolicies(String members, String message) {
        refuses(statement(members), PolicyUse.TRUST, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'",
                "'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::123456789012:oidc-provider/example.com'},'Action':['sts:AssumeRoleWithWebIdentity','sts:TagSession']",
                "'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'sts:AssumeRole','Condition':{'StringEquals':{'sts:ExternalId':'x'}}",
            })
    void takesTrustPolicies(String members) {
        assertThat(PolicyCheck.check(statement(members), PolicyUse.TRUST, RULES).statements())
                .hasSize(1);
    }

    @Test
    void refusesTwoStatementsOfOneId() {
        refuses(
                json("{'Statement':[{'Sid':'a'," + ALLOWED + "},{'Sid':'a'," + ALLOWED + "}]}"),
                PolicyUse.RESOURCE,
                "The Statement Ids in the policy are not unique");
    }

    @Test
    void organisationsSayOneThingOfEveryFault() {
        var message = "The provided policy document does not meet the requirements of the specified policy type.";

        refuses(statement(ALLOWED), PolicyUse.SERVICE_CONTROL, message);
        refuses(statement(ALLOWED), PolicyUse.RESOURCE_CONTROL, message);
        refuses("{", PolicyUse.RESOURCE_CONTROL, message);
        var deny = ALLOWED.replace("Allow", "Deny");
        assertThat(PolicyCheck.check(statement(deny), PolicyUse.RESOURCE_CONTROL)
                        .statements())
                .hasSize(1);
        assertThat(PolicyCheck.check(
                                statement("'Effect':'Deny','NotAction':'iam:*','Resource':'*'"),
                                PolicyUse.SERVICE_CONTROL)
                        .statements())
                .hasSize(1);
    }

    private static void refuses(String document, PolicyUse use, String message) {
        assertThatThrownBy(() -> PolicyCheck.check(document, use, RULES))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }
}
