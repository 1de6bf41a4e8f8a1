package io.unkai.services.management.accessanalyzer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatorTest {
    private static final String GOOD = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}
              ]
            }""";

    @Test
    void hasNothingToSayOfAGoodPolicy() {
        assertThat(codes(GOOD, Use.IDENTITY)).isEmpty();
        assertThat(codes(GOOD, Use.SERVICE_CONTROL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Version": "2012-10-17",    |                                        | WARNING MISSING_VERSION
            2012-10-17                  | 2020-01-01                             | ERROR INVALID_VERSION
            "Effect": "Allow",          |                                        | ERROR MISSING_EFFECT
            "Allow"                     | "Maybe"                                | ERROR INVALID_EFFECT
            "Action": "s3:GetObject",   |                                        | ERROR MISSING_ACTION
            s3:GetObject                | s3:GetObjects                          | ERROR INVALID_ACTION
            s3:GetObject                | GetObject                              | ERROR INVALID_ACTION
            "s3:GetObject"              | []                                     | SUGGESTION EMPTY_ARRAY_ACTION
            "s3:GetObject"              | ["s3:Get*","s3:GetObject"]             | SUGGESTION REDUNDANT_ACTION
            "s3:GetObject"              | 5                                      | ERROR DATA_TYPE_MISMATCH
            "Action"                    | "NotAction":"s3:PutObject","Action"    | ERROR UNSUPPORTED_ELEMENT_COMBINATION
            "arn:aws:s3:::bucket/*"     | "bucket"                               | ERROR INVALID_ARN_PREFIX
            "arn:aws:s3:::bucket/*"     | "arn:aws:s3"                           | ERROR MISSING_ARN_FIELD
            "arn:aws:s3:::bucket/*"     | "arn:moon:s3:::bucket"                 | ERROR INVALID_PARTITION
            "arn:aws:s3:::bucket/*"     | "arn:aws:S3:::bucket"                  | ERROR INVALID_ARN_SERVICE_CASE
            "arn:aws:s3:::bucket/*"     | "arn:aws:sqs:us-east-1:12:q"           | ERROR INVALID_ARN_ACCOUNT
            "arn:aws:s3:::bucket/*"     | []                                     | SUGGESTION EMPTY_ARRAY_RESOURCE
            "Read"                      | ""                                     | SUGGESTION EMPTY_SID_VALUE
            "Read"                      | "no spaces"                            | ERROR UNSUPPORTED_SID
            "Sid"                       | "Nonsense"                             | ERROR INVALID_POLICY_ELEMENT
            "Effect"                    | "Principal":"*","Effect"               | ERROR UNSUPPORTED_PRINCIPAL
            "Effect"                    | "Condition":{},"Effect"                | SUGGESTION EMPTY_OBJECT_CONDITION
            """)
    void namesWhatIsWrong(String text, String instead, String expected) {
        assertThat(codes(GOOD.replace(text, instead == null ? "" : instead), Use.IDENTITY))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "StringEqual":{"aws:username":"a"}                       | ERROR INVALID_CONDITION_OPERATOR
            "NullIfExists":{"aws:username":"true"}                   | ERROR NULL_WITH_IF_EXISTS
            "ForAllValues:Null":{"aws:TagKeys":"true"}               | SUGGESTION NULL_WITH_QUALIFIER
            "StringEquals":{"username":"a"}                          | ERROR INVALID_CONDITION_KEY_FORMAT
            "StringEquals":{"aws:username":[]}                       | SUGGESTION EMPTY_ARRAY_CONDITION
            "ForAllValues:StringEquals":{"aws:PrincipalArn":"a"}     | SECURITY_WARNING FORALLVALUES_WITH_SINGLE_VALUED_KEY
            "Bool":{"aws:SecureTransport":"maybe"}                   | WARNING TYPE_MISMATCH_BOOLEAN
            "NumericLessThan":{"aws:MultiFactorAuthAge":"old"}       | WARNING TYPE_MISMATCH_NUMBER
            "DateLessThan":{"aws:CurrentTime":"tomorrow"}            | WARNING TYPE_MISMATCH_DATE
            "NotIpAddress":{"aws:SourceIp":"everywhere"}             | WARNING TYPE_MISMATCH_IP_RANGE
            """)
    void looksIntoConditions(String condition, String expected) {
        var json = GOOD.replace("\"Effect\"", "\"Condition\":{" + condition + "},\"Effect\"");
        assertThat(codes(json, Use.IDENTITY)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Action":"iam:PassRole","Resource":"*"                            | PASS_ROLE_WITH_STAR_IN_RESOURCE
            "Action":"iam:*","Resource":"*"                                   | PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE
            "NotAction":"s3:*","Resource":"*"                                 | PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION
            "Action":"iam:PassRole","NotResource":"arn:aws:iam::*:role/a"     | PASS_ROLE_WITH_NOT_RESOURCE
            "Action":"*","NotResource":"arn:aws:iam::*:role/a"                | PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE
            "NotAction":"s3:*","NotResource":"arn:aws:iam::*:role/a"          | PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE
            """)
    void warnsOfRolesThatAnyoneMayPass(String statement, String expected) {
        var json = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\"," + statement + "}}";
        assertThat(codes(json, Use.IDENTITY)).containsExactly("SECURITY_WARNING " + expected);
        var bounded = json.replace(
                "\"Effect\"",
                "\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}},\"Effect\"");
        assertThat(codes(bounded, Use.IDENTITY)).isEmpty();
    }

    @Test
    void policiesOfResourcesSayWhomTheyAreAbout() {
        assertThat(codes(GOOD, Use.RESOURCE)).containsExactly("ERROR MISSING_PRINCIPAL");
        assertThat(codes(principal("\"Principal\":{\"AWS\":\"111122223333\"}"), Use.RESOURCE))
                .isEmpty();
        assertThat(codes(principal("\"Principal\":\"111122223333\""), Use.RESOURCE))
                .containsExactly("ERROR INVALID_PRINCIPAL_FORMAT");
        assertThat(codes(principal("\"Principal\":{\"Person\":\"me\"}"), Use.RESOURCE))
                .containsExactly("ERROR INVALID_PRINCIPAL_KEY");
        assertThat(codes(principal("\"NotPrincipal\":{\"AWS\":\"111122223333\"}"), Use.RESOURCE))
                .containsExactly("SECURITY_WARNING ALLOW_WITH_NOT_PRINCIPAL");
        assertThat(codes(principal("\"Principal\":\"*\""), Use.SERVICE_CONTROL))
                .containsExactly("ERROR SCP_SYNTAX_ERROR_PRINCIPAL");
    }

    @Test
    void trustPoliciesNeedNoResource() {
        assertThat(codes("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                  "Principal":{"Service":"ec2.amazonaws.com"}}]}""", Use.TRUST)).isEmpty();
    }

    @Test
    void saysWhere() {
        var issue = Validator.validate(GOOD.replace("GetObject", "GetNothing"), Use.IDENTITY)
                .getFirst();
        assertThat(issue.path()).containsExactly(Issue.Step.to("Statement"), Issue.Step.to(0), Issue.Step.to("Action"));
        assertThat(issue.start().line()).isEqualTo(4);
        assertThat(GOOD.replace("GetObject", "GetNothing")
                        .substring(issue.start().offset(), issue.end().offset()))
                .isEqualTo("\"s3:GetNothing\"");
        assertThat(issue.link()).endsWith("#access-analyzer-reference-policy-checks-error-invalid-action");
    }

    @Test
    void saysWhereADocumentStopsBeingJson() {
        assertThat(codes("{\"Version\": }", Use.IDENTITY)).containsExactly("ERROR JSON_SYNTAX_ERROR");
        assertThat(codes("", Use.IDENTITY)).containsExactly("ERROR JSON_SYNTAX_ERROR");
        assertThat(codes("[]", Use.IDENTITY)).containsExactly("ERROR DATA_TYPE_MISMATCH");
        assertThat(codes("{} {}", Use.IDENTITY)).containsExactly("ERROR JSON_SYNTAX_ERROR");
        assertThat(codes("[".repeat(100_000), Use.IDENTITY)).containsExactly("ERROR JSON_SYNTAX_ERROR");
    }

    @Test
    @Timeout(10)
    void isNotKeptBusyByHugeDocuments() {
        var many = "\"s3:*a*a*a*a*b\",".repeat(8000);
        var json = GOOD.replace("\"s3:GetObject\"", '[' + many + "\"s3:GetObject\"]");
        assertThat(Validator.validate(json, Use.IDENTITY)).hasSizeLessThanOrEqualTo(Issues.MAX);
    }

    private static String principal(String principal) {
        return GOOD.replace("\"Effect\"", principal + ",\"Effect\"");
    }

    private static List<String> codes(String json, Use use) {
        return Validator.validate(json, use).stream()
                .map(issue -> issue.kind() + " " + issue.code())
                .toList();
    }
}
