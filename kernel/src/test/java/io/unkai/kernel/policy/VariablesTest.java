package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.ALICE;
import static io.unkai.kernel.policy.Given.json;
import static io.unkai.kernel.policy.Given.keys;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables, wildcards and what is taken literally in resources, actions and values. */
class VariablesTest {
    private static final Map<String, String> REQUEST =
            Map.of("aws:username", "alice", "aws:principaltag/team", "a*b", "aws:tagkeys", "a|b", "k:key", "alice");

    private static boolean allows(String version, String resource, String action, String asked, String on) {
        var document = json("{" + version + "'Statement':{'Effect':'Allow','Action':'" + action + "','Resource':'"
                + resource.replace("^", "'").replace("'", "\\u0027") + "'}}");
        var policies = Policies.NONE.withIdentity(List.of(new SourcedPolicy("p", "", Policy.parse(document))));
        return Evaluator.evaluate(new AccessRequest(ALICE, asked, on, keys(REQUEST)), policies)
                .allowed();
    }

    /** A caret stands for a quote. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "arn:aws:s3:::b/*; arn:aws:s3:::b/x/y; true",
                "arn:aws:s3:::b/*; arn:aws:s3:::b; false",
                "arn:aws:s3:::B; arn:aws:s3:::b; false",
                "arn:aws:s3:::b?; arn:aws:s3:::bc; true",
                "arn:aws:sqs:*:queue; arn:aws:sqs:us-east-1:123456789012:queue; true",
                "*; *; true",
                "arn:aws:s3:::*; *; false",
                "arn:aws:s3:::b/${aws:username}/*; arn:aws:s3:::b/alice/x; true",
                "arn:aws:s3:::b/${AWS:UserName}/*; arn:aws:s3:::b/alice/x; true",
                "arn:aws:s3:::b/${aws:username}/*; arn:aws:s3:::b/bob/x; false",
                "arn:aws:s3:::b/${aws:gone}; arn:aws:s3:::b/; false",
                "arn:aws:s3:::b/${aws:gone, ^all^}; arn:aws:s3:::b/all; true",
                "arn:aws:s3:::b/${aws:gone,^^}; arn:aws:s3:::b/; true",
                "arn:aws:s3:::b/${aws:username, ^all^}; arn:aws:s3:::b/alice; true",
                "arn:aws:s3:::b/${aws:gone, unquoted}; arn:aws:s3:::b/unquoted; false",
                "arn:aws:s3:::b/${aws:PrincipalTag/team}; arn:aws:s3:::b/a*b; true",
                "arn:aws:s3:::b/${aws:PrincipalTag/team}; arn:aws:s3:::b/axb; false",
                "arn:aws:s3:::b/${aws:TagKeys}; arn:aws:s3:::b/a; false",
                "arn:aws:s3:::b/${*}; arn:aws:s3:::b/*; true",
                "arn:aws:s3:::b/${*}; arn:aws:s3:::b/x; false",
                "arn:aws:s3:::b/${?}x; arn:aws:s3:::b/?x; true",
                "arn:aws:s3:::b/${$}; arn:aws:s3:::b/$; true",
                "arn:aws:s3:::b/${open; arn:aws:s3:::b/${open; true",
            })
    void inResources(String resource, String asked, boolean expected) {
        assertThat(allows("'Version':'2012-10-17',", resource, "s3:Get*", "s3:GetObject", asked))
                .isEqualTo(expected);
    }

    @Test
    void theOldVersionTakesThemLiterally() {
        assertThat(allows("'Version':'2008-10-17',", "b/${aws:username}", "s3:*", "s3:Get", "b/alice"))
                .isFalse();
        assertThat(allows("", "b/${aws:username}", "s3:*", "s3:Get", "b/${aws:username}"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3:GetObject, true",
        "S3:getobject, s3:GetObject, true",
        "s3:Get*, s3:GetObjectAcl, true",
        "s3:*Acl, s3:GetObjectAcl, true",
        "s3:Get?bject, s3:GetObject, true",
        "s3:Get?, s3:GetObject, false",
        "s3:*, s3express:CreateSession, false",
        "*, anything:AtAll, true",
        "*:GetObject, s3:GetObject, true",
        "IAM:LISTUSERS, iam:ListUsers, true",
    })
    void inActions(String pattern, String asked, boolean expected) {
        assertThat(allows("'Version':'2012-10-17',", "*", pattern, asked, "*")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, ${aws:username}, true",
        "StringNotEquals, ${aws:username}, false",
        "StringEquals, ${aws:gone}, false",
        "StringNotEquals, ${aws:gone}, true",
        "StringLike, ${aws:username}*, true",
        "StringLike, ${*}, false",
        "StringEqualsIgnoreCase, ALI${aws:gone}, false",
    })
    void inConditions(String operator, String value, boolean expected) {
        var statement = "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'" + operator + "':{'k:Key':'"
                + value + "'}}}";
        var verdict = Evaluator.evaluate(
                new AccessRequest(ALICE, "a:B", "*", keys(REQUEST)), Policies.NONE.withIdentity(Given.one(statement)));

        assertThat(verdict.allowed()).isEqualTo(expected);
    }

    @Test
    void whatIsNegatedMatchesTheRest() {
        var statement =
                "{'Effect':'Deny','NotAction':['iam:*','s3:Get*'],'NotResource':'arn:aws:s3:::b/${aws:username}'}";
        var policies = Policies.NONE.withIdentity(
                List.of(Given.sourced("{'Effect':'Allow','Action':'*','Resource':'*'}"), Given.sourced(statement)));

        assertThat(outcome(policies, "s3:PutObject", "arn:aws:s3:::b/bob")).isEqualTo(Outcome.EXPLICITLY_DENIED);
        assertThat(outcome(policies, "s3:PutObject", "arn:aws:s3:::b/alice")).isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(policies, "s3:GetObject", "arn:aws:s3:::b/bob")).isEqualTo(Outcome.ALLOWED);
    }

    private static Outcome outcome(Policies policies, String action, String resource) {
        return Evaluator.evaluate(new AccessRequest(ALICE, action, resource, keys(REQUEST)), policies)
                .outcome();
    }

    @Test
    void knowsTheKeysItNames() {
        var policy =
                Given.policy("{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::${aws:username}/*','Condition':"
                        + "{'StringEquals':{'aws:PrincipalTag/Team':'${s3:prefix}'}}}");

        assertThat(policy.contextKeys()).containsExactly("aws:principaltag/team", "aws:username", "s3:prefix");
    }
}
