package io.unkai.services.management.accessanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.api.accessanalyzer.Access;
import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.CheckAccessNotGrantedRequest;
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
