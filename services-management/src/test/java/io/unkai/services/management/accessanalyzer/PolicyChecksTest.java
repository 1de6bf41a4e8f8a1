package io.unkai.services.management.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.accessanalyzer.Access;
import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.CheckAccessNotGrantedRequest;
import io.unkai.api.accessanalyzer.CheckNoNewAccessRequest;
import io.unkai.api.accessanalyzer.CheckNoNewAccessResponse;
import io.unkai.api.accessanalyzer.CheckNoPublicAccessRequest;
import io.unkai.api.accessanalyzer.ValidatePolicyRequest;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.management.TestCloud;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyChecksTest {
    private final TestCloud cloud = new TestCloud(9);

    @AfterEach
    void close() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Principal":"*"                        | FAIL
            "Principal":{"AWS":"111122223333"}     | PASS
            "Principal":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}} | PASS
            """)
    void tellsPublicPolicies(String principal, String result) {
        var answer = cloud.call(
                AccessAnalyzer.CHECK_NO_PUBLIC_ACCESS,
                CheckNoPublicAccessRequest.builder()
                        .resourceType("AWS::S3::Bucket")
                        .policyDocument(policy(principal + ",\"Action\":\"s3:GetObject\",\"Resource\":\"*\""))
                        .build());
        assertThat(answer.result()).isEqualTo(result);
        assertThat(answer.reasons()).hasSize(result.equals("FAIL") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::b/k, s3:GetObject, arn:aws:s3:::b/*, FAIL",
        "s3:Get*, *, s3:GetObject, , FAIL",
        "s3:GetObject, *, s3:Get*, , FAIL",
        "s3:PutObject, *, s3:GetObject, , PASS",
        "s3:GetObject, arn:aws:s3:::a/*, s3:GetObject, arn:aws:s3:::b/*, PASS",
        "s3:GetObject, arn:aws:s3:::a/${aws:username}/*, , arn:aws:s3:::a/me/*, FAIL"
    })
    void tellsWhatMayBeGranted(String action, String resource, String asked, String on, String result) {
        var access = Access.builder()
                .actions(asked == null ? null : List.of(asked))
                .resources(on == null ? null : List.of(on))
                .build();
        var answer = cloud.call(
                AccessAnalyzer.CHECK_ACCESS_NOT_GRANTED,
                CheckAccessNotGrantedRequest.builder()
                        .policyType("IDENTITY_POLICY")
                        .policyDocument(policy("\"Action\":\"" + action + "\",\"Resource\":\"" + resource + '"'))
                        .access(List.of(access))
                        .build());
        assertThat(answer.result()).isEqualTo(result);
    }

    /** Of each line the first statement is what was, the second what is to be. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Action":"s3:Get*","Resource":"*"              | "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*" | PASS
            "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*" | "Action":"s3:Get*","Resource":"arn:aws:s3:::b/*" | FAIL
            "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*" | "Action":"s3:GetObject","Resource":"arn:aws:s3:::*" | FAIL
            "Action":["S3:GetObject","s3:PutObject"],"Resource":["a","b"] | "Action":"s3:PutObject","Resource":["b","a"] | PASS
            "Action":"s3:*","Resource":"a/${aws:username}" | "Action":"s3:GetObject","Resource":"a/${aws:username}" | PASS
            "Action":"s3:*","Resource":"a/*"               | "Action":"s3:GetObject","Resource":"a/${aws:username}" | PASS
            "Action":"s3:*","Resource":"a/${aws:username}" | "Action":"s3:GetObject","Resource":"a/*" | FAIL
            "Action":"s3:*","Resource":"a/???????????????" | "Action":"s3:*","Resource":"a/${aws:username}" | FAIL
            "NotAction":"iam:*","Resource":"*"             | "Action":"s3:*","Resource":"*" | PASS
            "NotAction":"iam:*","Resource":"*"             | "Action":["s3:*","iam:Get*"],"Resource":"*" | FAIL
            "NotAction":"iam:*","Resource":"*"             | "NotAction":["iam:*","sts:*"],"Resource":"*" | PASS
            "NotAction":["iam:*","sts:*"],"Resource":"*"   | "NotAction":"iam:*","Resource":"*" | FAIL
            "Action":"*","Resource":"*"                    | "NotAction":"iam:*","NotResource":"a" | PASS
            "Action":"s3:*","NotResource":"arn:aws:s3:::secret*" | "Action":"s3:*","Resource":"arn:aws:s3:::open" | PASS
            "Action":"s3:*","NotResource":"arn:aws:s3:::secret*" | "Action":"s3:*","Resource":"arn:aws:s3:::s*" | FAIL
            "Action":"s3:*","Resource":"*" | "Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}} | PASS
            "Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}} | "Action":"s3:*","Resource":"*" | FAIL
            "Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","192.0.2.0/24"]}} \
            | "Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"AWS:sourceip":"10.0.0.0/8"}} | PASS
            "Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"s3:prefix":["a","b"]}} \
            | "Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"s3:prefix":"a"}} | FAIL
            "Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"a"}} \
            | "Action":"s3:*","Resource":"*","Condition":{"StringEqualsIfExists":{"s3:prefix":"a"}} | FAIL
            "Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*" \
            | "Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:*","Resource":"*" | PASS
            "Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*" \
            | "Principal":{"AWS":["111122223333","444455556666"]},"Action":"s3:*","Resource":"*" | FAIL
            "Principal":"*","Action":"s3:*","Resource":"*" | "Principal":{"Service":"x.amazonaws.com"},"Action":"s3:*","Resource":"*" | PASS
            """)
    void tellsWhetherMoreIsGrantedThanBefore(String before, String after, String result) {
        var answer = compare(policy(before), policy(after));
        assertThat(answer.result()).isEqualTo(result);
        assertThat(answer.reasons()).hasSize(result.equals("FAIL") ? 1 : 0);
    }

    @Test
    void aDenyThatIsTakenAwayIsNewAccessForWhatItMet() {
        var allow = "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Sid\":\"All\"}";
        var deny = "{\"Effect\":\"Deny\",\"Action\":\"s3:Put*\",\"Resource\":\"%s\"}";
        var wide = statements(allow, deny.formatted("*"));
        var narrow = statements(allow, deny.formatted("arn:aws:s3:::b/*"));
        assertThat(compare(narrow, wide).result()).isEqualTo("PASS");
        var answer = compare(wide, narrow);
        assertThat(answer.result()).isEqualTo("FAIL");
        assertThat(answer.message())
                .isEqualTo("The modified permissions grant new access compared to your existing policy.");
        assertThat(answer.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.description()).isEqualTo("New access in the statement with sid: All.");
            assertThat(reason.statementIndex()).isZero();
        });
        var reads = statements(allow.replace("s3:*", "s3:Get*"));
        assertThat(compare(wide, reads).result()).isEqualTo("PASS");
    }

    @Test
    void refusesToComparePolicyBombs() {
        var many = new StringBuilder("\"r0\"");
        for (int i = 1; i < 2_000; i++) {
            many.append(",\"r").append(i).append('"');
        }
        var bomb = policy("\"Action\":[" + many.toString().replace("r", "s3:a") + "],\"Resource\":[" + many + ']');
        assertThatThrownBy(() -> compare(bomb, bomb))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("UnprocessableEntityException"));
    }

    private CheckNoNewAccessResponse compare(String existing, String updated) {
        return cloud.call(
                AccessAnalyzer.CHECK_NO_NEW_ACCESS,
                CheckNoNewAccessRequest.builder()
                        .policyType("IDENTITY_POLICY")
                        .existingPolicyDocument(existing)
                        .newPolicyDocument(updated)
                        .build());
    }

    private static String statements(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    @Test
    void refusesWhatIsNoPolicy() {
        assertThatThrownBy(() -> cloud.call(
                        AccessAnalyzer.CHECK_NO_PUBLIC_ACCESS,
                        CheckNoPublicAccessRequest.builder()
                                .resourceType("AWS::S3::Bucket")
                                .policyDocument("{}")
                                .build()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidParameterException"));
    }

    @Test
    void pagesWhatItFinds() {
        var in = ValidatePolicyRequest.builder()
                .policyType("IDENTITY_POLICY")
                .policyDocument("{\"Statement\":[{},{}]}")
                .maxResults(4);
        var first = cloud.call(AccessAnalyzer.VALIDATE_POLICY, in.build());
        var rest = cloud.call(
                AccessAnalyzer.VALIDATE_POLICY, in.nextToken(first.nextToken()).build());
        assertThat(first.findings()).hasSize(4);
        assertThat(rest.findings()).hasSize(3);
        assertThat(rest.nextToken()).isNull();
    }

    private static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\"," + statement + "}]}";
    }
}
