package io.unkai.kernel.policy;

import static io.unkai.kernel.policy.Given.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which identity-based policies IAM takes, and what it says of the others. */
class IdentityCheckTest {
    private static final String SYNTAX = "Syntax errors in policy.";

    /** A document with the members given beside the version. */
    private static String document(String members) {
        return json("{'Version':'2012-10-17'," + members + "}");
    }

    private static String statement(String members) {
        return document("'Statement':{" + members + "}");
    }

    private static String with(String condition) {
        return statement("'Effect':'Allow','Action':'s3:ListBucket','Resource':'*','Condition':" + condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "{'Version':'2012-10-17'}",
                "{'Version':'2013-10-17','Statement':{'Effect':'Allow','Action':'s3:Get','Resource':'*'}}",
                "{'Version':'2012-10-17','Statement':['a']}",
                "{'Version':'2012-10-17','Statement':[]}",
                "{'Version':'2012-10-17','Statement':null}",
                "{'Version':'2012-10-17','Extra':'x','Statement':{'Effect':'Allow','Action':'s3:Get','Resource':'*'}}",
                "{'Version':'2012-10-17','Id':['x'],'Statement':{'Effect':'Allow','Action':'s3:Get','Resource':'*'}}",
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:Get','Resource':'*'}} {}",
                "{'Version':'2012-10-17','Version':'2012-10-17','Statement':{'Effect':'Allow','Action':'s3:Get','Resource':'*'}}",
            })
    void refusesWhatIsNoDocument(String document) {
        refuses(json(document), SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'invalid','Action':'s3:Get','Resource':'*'",
                "'Action':'s3:Get','Resource':'*'",
                "'Effect':'Allow','Action':'s3:Get','Resource':'*','Extra':'x'",
                "'Effect':'Allow','Effect':'Allow','Action':'s3:Get','Resource':'*'",
                "'Effect':'Allow','Action':'s3:Get','Resource':{'a':'*'}",
                "'Effect':'Deny','Action':'s3:Get','Resource':['a',{}]",
                "'Effect':'Allow','NotAction':'s3:Get','Resource':'*','NotResource':[]",
                "'Effect':'Allow','NotAction':'s3:Get','Action':[],'Resource':'*'",
                "'Effect':'Deny','Action':[[]],'Resource':'*'",
                "'Effect':'Allow','Action':{},'Resource':'*'",
                "'Effect':'Allow','Action':1,'Resource':'*'",
                "'Sid':{},'Effect':'Allow','Action':'s3:Get','Resource':'*'",
                "'Effect':'Allow','Principal':'alice','Action':'s3:Get','Resource':'*'",
                "'Effect':'Allow','Principal':{'Person':'alice'},'Action':'s3:Get','Resource':'*'",
                "'Effect':'Allow','Action':'s3:Get','Resource':'\\uFFFF'",
            })
    void refusesWhatIsNoStatement(String members) {
        refuses(statement(members), SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "'a'",
                "{'a':'b'}",
                "{'DateGreaterThan':'b'}",
                "{'DateGreaterThan':[]}",
                "{'DateGreaterThan':{'a':{}}}",
                "{'x':{'a':'1'}}",
                "{'NullIfExists':{'a':'true'}}",
                "{'ForAnyValue::StringEqualsIfExists':{'a':'b'}}",
                "{'StringEquals':{'a':[['b']]}}",
                "{'StringEquals':{'a':null}}",
                "{'StringEquals':{'a':'b','a':'c'}}",
            })
    void refusesWhatIsNoCondition(String condition) {
        refuses(with(condition), SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'a':{}}",
                "{'StringEquals':{'a':[]}}",
                "{'ForAllValues:StringEquals':{'aws:TagKeys':'Department'}}",
                "{'ForAnyValue:StringLikeIfExists':{'aws:TagKeys':['a','b']}}",
                "{'Bool':{'aws:SecureTransport':false},'NumericLessThan':{'s3:max-keys':10}}",
                "{'DateLessThan':{'aws:CurrentTime':'2019-07-01T13:20:15Z'}}",
                "{'DateLessThan':{'aws:CurrentTime':'2016-12-13T21:20:37.593194+00:00'}}",
                "{'DateLessThan':{'aws:CurrentTime':'2026-11-22'}}",
                "{'DateLessThan':{'aws:EpochTime':'-292275054'}}",
                "{'DateLessThan':{'aws:EpochTime':1700000000}}",
            })
    void takesConditions(String condition) {
        assertThatCode(() -> PolicyCheck.check(with(condition), PolicyUse.IDENTITY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "234-13",
                "2016-12-13T02:00:00.593194+1",
                "2016-12-13T02:00:00.1999999999+10:59",
                "9223372036854775808",
                "2016-13-01",
            })
    void refusesDatesThatAreNone(String date) {
        refuses(with("{'DateLessThan':{'aws:CurrentTime':'" + date + "'}}"), "The policy failed legacy parsing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Effect':'denY','Action':'s3:Get','Resource':'*'|The policy failed legacy parsing",
                "'Effect':'allow','Resource':'arn:aws:s3:us-east-1::b'|The policy failed legacy parsing",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws:s3::b'|The policy failed legacy parsing",
                "'Effect':'Allow','Action':'s3:Get','NotResource':'arn:aws:s3::b'|The policy failed legacy parsing",
                "'Effect':'Allow','Resource':'arn:aws:s3::b'|The policy failed legacy parsing",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws::::b'|The policy failed legacy parsing",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws::b'|The policy failed legacy parsing",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:awss3::b/*'|The policy failed legacy parsing",
                "'Effect':'Allow','Action':'s3:Get','Resource':'b'|Resource b must be in ARN format or \"*\".",
                "'Effect':'Allow','Action':'s:3:Get','Resource':'b'|Resource b must be in ARN format or \"*\".",
                "'Effect':'Allow','Action':'s3:Get','Resource':''|Resource  must be in ARN format or \"*\".",
                "'Effect':'Allow','NotAction':'s3:Get','Resource':'a:b'|Partition \"b\" is not valid for resource \"arn:b:*:*:*:*\".",
                "'Effect':'Allow','Action':'s3:Get','Resource':'a:b:c:d:e:f:g:h'|Partition \"b\" is not valid for resource \"arn:b:c:d:e:f:g:h\".",
                "'Effect':'Allow','Action':'s3:Get','Resource':'aws:s3:::b'|Partition \"s3\" is not valid for resource \"arn:s3:::b:*\".",
                "'Effect':'Allow','Action':'s3:Get','Resource':'s3::b/*'|Partition \"\" is not valid for resource \"arn::b/*:*:*:*\".",
                "'Effect':'Allow','Action':'s3:Get','Resource':['arn:error:s3:::b','arn:error:s3::b']|Partition \"error\" is not valid for resource \"arn:error:s3:::b\".",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws'|Resource vendor must be fully qualified and cannot contain regexes.",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws:s*:::b'|Resource vendor must be fully qualified and cannot contain regexes.",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws:iam:us-east-1::b'|IAM resource arn:aws:iam:us-east-1::b cannot contain region information.",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws:s3:us-east-1::b'|Resource arn:aws:s3:us-east-1::b can not contain region information.",
                "'Effect':'Allow','Resource':'*'|Policy statement must contain actions.",
                "'Effect':'Allow','Action':[],'Resource':'*'|Policy statement must contain actions.",
                "'Effect':'Allow'|Policy statement must contain actions.",
                "'Effect':'Allow','Action':'s3:Get'|Policy statement must contain resources.",
                "'Effect':'Allow','Action':'invalid'|Policy statement must contain resources.",
                "'Effect':'Allow','Action':'s3:Get','Resource':[]|Policy statement must contain resources.",
                "'Effect':'Allow','Action':'Get','Resource':'*'|Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "'Effect':'Allow','NotAction':'','Resource':'*'|Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "'Effect':'Allow','Action':'a a:Get','Resource':'*'|Vendor a a is not valid",
                "'Effect':'Allow','Action':':Get','Resource':'*'|Vendor  is not valid",
                "'Effect':'Allow','Action':'s3:List:Bucket','Resource':'*'|Actions/Condition can contain only one colon.",
                "'Sid':'a b','Effect':'Allow','Action':'s3:Get','Resource':'*'|Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
                "'Effect':'Allow','Principal':'*','Action':'s3:Get','Resource':'*'|Policy document should not specify a principal.",
                "'Effect':'Allow','NotPrincipal':{'AWS':'*'},'Action':'s3:Get','Resource':'*'|Policy document should not specify a principal.",
            })
    void refusesStatements(String members, String message) {
        refuses(statement(members), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'Allow','Action':'iam: some thing ','Resource':'arn:aws:s3:::b'",
                "'Effect':'Allow','Action':'*','Resource':['arn:aws:s3:::b','*']",
                "'Effect':'Allow','Action':'s3.s:Get','Resource':'arn:aws:iam:::user/b'",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws:fdsasf'",
                "'Effect':'Allow','Action':'s3:Get','Resource':'arn:aws:ec2:us-east-1::b'",
                "'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:*:iam::*:role/x'",
                "'Effect':'Allow','Action':'iam:*','Resource':'arn:aws:iam::123456789012:u*'",
                "'Effect':'Allow','NotAction':'s3:ListBucket','NotResource':'*'",
                "'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:us-east-1:123456789012:accesspoint/a'",
            })
    void takesStatements(String members) {
        assertThat(PolicyCheck.check(statement(members), PolicyUse.IDENTITY).statements())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Effect':'Allow','Action':'s3:Get','Resource':'*'",
                "'Effect':'denY','Action':'s3:Get','Resource':'*'"
            })
    void refusesTheOldVersion(String members) {
        var message = "Policy document must be version 2012-10-17 or greater.";
        refuses(json("{'Statement':{" + members + "}}"), message);
        refuses(json("{'Version':'2008-10-17','Statement':[{" + members + "}]}"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Sid':'a','Effect':'Allow','Action':'s3:Get','Resource':'*'},{'Sid':'a','Effect':'Allow'}|Statement IDs (SID) in a single policy must be unique.",
                "{'Sid':'a','Effect':'aLLow','Action':'s3:Get','Resource':'*'},{'Sid':'a','Effect':'Allow'}|The policy failed legacy parsing",
                "{'Effect':'Deny'},{'Effect':'Allow','Action':'s3:Get','Resource':'*'}|Policy statement must contain actions.",
                "{'Effect':'Allow','Action':'s3s:Get','Resource':'*'},{'Effect':'Allow','Action':'s:3s:Get','Resource':'*'}|Actions/Condition can contain only one colon.",
            })
    void looksInIamsOrder(String statements, String message) {
        refuses(document("'Statement':[" + statements + "]"), message);
    }

    private static void refuses(String document, String message) {
        assertThatThrownBy(() -> PolicyCheck.check(document, PolicyUse.IDENTITY))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }
}
