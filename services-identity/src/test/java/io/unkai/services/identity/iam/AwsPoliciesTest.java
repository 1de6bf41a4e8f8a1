package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.GetPolicyRequest;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.policy.Effect;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyUse;
import io.unkai.services.identity.iam.policy.KnownPolicy;
import io.unkai.services.identity.iam.policy.Policies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AwsPoliciesTest {
    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private boolean allows(String arn, String action) {
        var json = present(iam.store.read(txn -> IdentityPolicies.managed(txn, ACCOUNT, arn)))
                .json();
        return PolicyCheck.check(json, PolicyUse.IDENTITY).statements().stream()
                .anyMatch(statement -> statement.effect() == Effect.ALLOW
                        && present(statement.actions()).covers(action));
    }

    @Test
    void areAllPolicies() {
        var all = iam.store.read(txn -> Policies.all(txn, ACCOUNT, "AWS"));
        assertThat(all).hasSizeGreaterThan(100);
        assertThat(all).allSatisfy(policy -> PolicyCheck.check(iam.store.read(policy::document), PolicyUse.IDENTITY));
        assertThat(all).extracting(KnownPolicy::arn).allMatch(arn -> arn.startsWith("arn:aws:iam::aws:policy/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadOnlyAccess", "job-function/ViewOnlyAccess", "SecurityAudit"})
    void thatReadNeitherWriteNorShowSecrets(String name) {
        var arn = "arn:aws:iam::aws:policy/" + name;
        assertThat(allows(arn, "s3:ListAllMyBuckets")).isTrue();
        assertThat(allows(arn, "ec2:DescribeInstances")).isTrue();
        assertThat(allows(arn, "s3:PutObject")).isFalse();
        assertThat(allows(arn, "iam:CreateUser")).isFalse();
        assertThat(allows(arn, "secretsmanager:GetSecretValue")).isFalse();
        assertThat(allows(arn, "kms:Decrypt")).isFalse();
    }

    @Test
    void thatAuditDoNotReadData() {
        assertThat(allows("arn:aws:iam::aws:policy/ReadOnlyAccess", "s3:GetObject"))
                .isTrue();
        assertThat(allows("arn:aws:iam::aws:policy/SecurityAudit", "s3:GetObject"))
                .isFalse();
        assertThat(allows("arn:aws:iam::aws:policy/SecurityAudit", "s3:GetBucketPolicy"))
                .isTrue();
    }

    @Test
    void thatGivePowerKeepIam() {
        assertThat(allows("arn:aws:iam::aws:policy/PowerUserAccess", "ec2:RunInstances"))
                .isTrue();
        assertThat(allows("arn:aws:iam::aws:policy/PowerUserAccess", "iam:CreateUser"))
                .isFalse();
        assertThat(allows("arn:aws:iam::aws:policy/AdministratorAccess", "iam:CreateUser"))
                .isTrue();
    }

    @Test
    void sayWhereTheyDiffer() {
        var policy = present(iam.call(
                        Iam.GET_POLICY,
                        GetPolicyRequest.builder()
                                .policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess")
                                .build())
                .policy());
        assertThat(policy.description()).contains("AWS's own document differs");
        assertThat(policy.policyId()).matches("ANPA[A-Z2-7]{17}");
    }
}
