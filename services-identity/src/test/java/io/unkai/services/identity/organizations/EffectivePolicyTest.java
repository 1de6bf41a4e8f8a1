package io.unkai.services.identity.organizations;

import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.organizations.AttachPolicyRequest;
import io.unkai.api.organizations.DescribeEffectivePolicyRequest;
import io.unkai.api.organizations.DetachPolicyRequest;
import io.unkai.api.organizations.DisablePolicyTypeRequest;
import io.unkai.api.organizations.EffectivePolicy;
import io.unkai.api.organizations.Organizations;
import org.junit.jupiter.api.Test;

/** Tag, backup and opt-out policies: how they are written, and what those of all levels come to. */
class EffectivePolicyTest {
    private static final String TAG = "TAG_POLICY";
    private static final String BACKUP = "BACKUP_POLICY";
    private static final String AI = "AISERVICES_OPT_OUT_POLICY";

    private static String cost(String values) {
        return "{\"tags\":{\"CostCenter\":{\"tag_key\":{\"@@assign\":\"CostCenter\"},\"tag_value\":" + values + "}}}";
    }

    private static void attach(TestOrganizations cloud, String policy, String target) {
        cloud.call(
                Organizations.ATTACH_POLICY,
                AttachPolicyRequest.builder().policyId(policy).targetId(target).build());
    }

    private static EffectivePolicy effective(TestOrganizations cloud, String kind, String target) {
        var request = DescribeEffectivePolicyRequest.builder().policyType(kind).targetId(target);
        return present(cloud.call(Organizations.DESCRIBE_EFFECTIVE_POLICY, request.build())
                .effectivePolicy());
    }

    /** What policies at the root, and then at an account, come to for that account. */
    private static String merged(String kind, String[] root, String... account) throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.enable(kind);
            var member = cloud.accountId("dev@example.com");
            int number = 0;
            for (var content : root) {
                attach(cloud, cloud.policy("root" + number++, kind, content), cloud.root());
            }
            for (var content : account) {
                attach(cloud, cloud.policy("account" + number++, kind, content), member);
            }
            return present(effective(cloud, kind, member).policyContent());
        }
    }

    @Test
    void belowReplacesAddsAndRemoves() throws Exception {
        var above = cost("{\"@@assign\":[\"Development\",\"Support\"]}");
        String[] root = {above};
        assertThat(merged(TAG, root, cost("{\"@@assign\":[\"Sandbox\"]}"))).isEqualTo("""
                {"tags":{"costcenter":{"tag_key":"CostCenter","tag_value":["Sandbox"]}}}""");
        assertThat(merged(TAG, root, cost("{\"@@append\":[\"Marketing\",\"Support\"]}")))
                .isEqualTo("""
                {"tags":{"costcenter":{"tag_key":"CostCenter","tag_value":["Development","Support","Marketing"]}}}""");
        assertThat(merged(TAG, root, cost("{\"@@remove\":[\"Support\",\"None\"]}")))
                .isEqualTo("""
                {"tags":{"costcenter":{"tag_key":"CostCenter","tag_value":["Development"]}}}""");
        assertThat(merged(TAG, root, cost("{\"@@remove\":[\"Support\",\"Development\"]}")))
                .isEqualTo("""
                {"tags":{"costcenter":{"tag_key":"CostCenter"}}}""");
    }

    @Test
    void aboveSaysWhatBelowMayDo() throws Exception {
        var locked = cost("{\"@@assign\":[\"A\"],\"@@operators_allowed_for_child_policies\":[\"@@append\"]}");
        String[] root = {locked};
        assertThat(merged(TAG, root, cost("{\"@@assign\":[\"B\"]}"))).contains("\"tag_value\":[\"A\"]");
        assertThat(merged(TAG, root, cost("{\"@@append\":[\"B\"]}"))).contains("\"tag_value\":[\"A\",\"B\"]");
        assertThat(merged(TAG, root, cost("{\"@@remove\":[\"A\"]}"))).contains("\"tag_value\":[\"A\"]");
        String[] shut = {"""
                {"tags":{"@@operators_allowed_for_child_policies":["@@none"],
                "CostCenter":{"tag_value":{"@@assign":["A"]}}}}"""};
        assertThat(merged(TAG, shut, cost("{\"@@assign\":[\"B\"]}"), """
                {"tags":{"Project":{"tag_key":{"@@assign":"Project"},
                "@@operators_allowed_for_child_policies":["@@all"]}}}""")).isEqualTo("""
                {"tags":{"costcenter":{"tag_value":["A"]}}}""");
    }

    @Test
    void whatBelowMayNotDoItCannotAllow() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.enable(TAG);
            var unit = cloud.unit(cloud.root(), "unit");
            var below = cloud.unit(unit, "below");
            var member = cloud.accountId("dev@example.com");
            cloud.move(member, below);
            var none = cost("{\"@@assign\":[\"A\"],\"@@operators_allowed_for_child_policies\":[\"@@none\"]}");
            var all = cost("{\"@@operators_allowed_for_child_policies\":[\"@@all\"]}");
            attach(cloud, cloud.policy("none", TAG, none), cloud.root());
            attach(cloud, cloud.policy("all", TAG, all), unit);
            attach(cloud, cloud.policy("other", TAG, cost("{\"@@assign\":[\"B\"]}")), below);
            assertThat(effective(cloud, TAG, member).policyContent()).contains("\"tag_value\":[\"A\"]");
        }
    }

    /** Whoever locks a whole policy locks the parts that a level above had left open. */
    @Test
    void aLockBelowCountsForWhatIsOpenAbove() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.enable(TAG);
            var unit = cloud.unit(cloud.root(), "unit");
            var member = cloud.accountId("dev@example.com");
            cloud.move(member, unit);
            var open = cost("{\"@@assign\":[\"A\"],\"@@operators_allowed_for_child_policies\":[\"@@all\"]}");
            var lock = "{\"tags\":{\"@@operators_allowed_for_child_policies\":[\"@@none\"]}}";
            attach(cloud, cloud.policy("open", TAG, open), cloud.root());
            attach(cloud, cloud.policy("other", TAG, cost("{\"@@assign\":[\"B\"]}")), member);
            assertThat(effective(cloud, TAG, member).policyContent()).contains("\"tag_value\":[\"B\"]");
            attach(cloud, cloud.policy("lock", TAG, lock), unit);
            assertThat(effective(cloud, TAG, member).policyContent()).contains("\"tag_value\":[\"A\"]");
        }
    }

    @Test
    void atOneLevelTheFirstOneAttachedWins() throws Exception {
        String[] both = {
            "{\"tags\":{\"project\":{\"tag_key\":{\"@@assign\":\"PROJECT\"},\"tag_value\":{\"@@append\":[\"one\"]}}}}",
            "{\"tags\":{\"project\":{\"tag_key\":{\"@@assign\":\"project\"},\"tag_value\":{\"@@append\":[\"two\"]}}}}"
        };
        assertThat(merged(TAG, both)).isEqualTo("""
                {"tags":{"project":{"tag_key":"PROJECT","tag_value":["one","two"]}}}""");
        String[] bounds = {
            cost("{\"@@assign\":[\"A\"],\"@@operators_allowed_for_child_policies\":[\"@@append\",\"@@remove\"]}"),
            cost("{\"@@operators_allowed_for_child_policies\":[\"@@append\",\"@@assign\"]}")
        };
        assertThat(merged(TAG, bounds, cost("{\"@@append\":[\"B\"],\"@@remove\":[\"A\"]}")))
                .contains("\"tag_value\":[\"A\",\"B\"]");
    }

    @Test
    void backupAndOptOutPoliciesAreInheritedToo() throws Exception {
        String[] plans = {"""
                {"plans":{"daily":{"regions":{"@@assign":["eu-west-1"]},
                "rules":{"hourly":{"schedule_expression":{"@@assign":"cron(0 5/1 ? * * *)"},
                "target_backup_vault_name":{"@@assign":"vault"},
                "lifecycle":{"delete_after_days":{"@@assign":"7"}}}},
                "selections":{"tags":{"pii":{"iam_role_arn":{"@@assign":"arn:aws:iam::$account:role/backup"},
                "tag_key":{"@@assign":"dataType"},"tag_value":{"@@assign":["PII"]}}}}}}}"""};
        assertThat(merged(BACKUP, plans, "{\"plans\":{\"daily\":{\"regions\":{\"@@append\":[\"us-east-1\"]}}}}"))
                .contains("\"regions\":[\"eu-west-1\",\"us-east-1\"]", "\"delete_after_days\":\"7\"");
        String[] out = {"{\"services\":{\"default\":{\"opt_out_policy\":{\"@@assign\":\"optOut\"}}}}"};
        assertThat(merged(AI, out, "{\"services\":{\"lex\":{\"opt_out_policy\":{\"@@assign\":\"optIn\"}}}}"))
                .isEqualTo("""
                        {"services":{"default":{"opt_out_policy":"optOut"},"lex":{"opt_out_policy":"optIn"}}}""");
    }

    @Test
    void documentsOfAnotherShapeAreRefused() {
        String[][] bad = {
            {TAG, "{}"},
            {TAG, "[]"},
            {TAG, "{\"tags\":{}}{}"},
            {TAG, "{\"tags\":{},\"tags\":{}}"},
            {TAG, "{\"plans\":{}}"},
            {TAG, "{\"tags\":{\"a\":{\"tag_key\":\"a\"}}}"},
            {TAG, "{\"tags\":{\"a\":{\"tag_key\":{\"@@assign\":\"b\"}}}}"},
            {TAG, "{\"tags\":{\"a\":{\"tag_key\":{\"@@append\":[\"a\"]}}}}"},
            {TAG, "{\"tags\":{\"a\":{\"tag_value\":{\"@@assign\":[\"x*y*z\"]}}}}"},
            {TAG, "{\"tags\":{\"a\":{\"enforced_for\":{\"@@assign\":[\"ec2\"]}}}}"},
            {TAG, "{\"tags\":{\"a\":{\"other\":{\"@@assign\":\"b\"}}}}"},
            {TAG, "{\"tags\":{\"a\":{\"tag_key\":{\"@@operators_allowed_for_child_policies\":[]}}}}"},
            {TAG, "{\"tags\":{\"a\":{},\"A\":{}}}"},
            {TAG, "{\"a\":".repeat(100) + "1" + "}".repeat(100)},
            {
                BACKUP,
                "{\"plans\":{\"p\":{\"rules\":{\"r\":{\"lifecycle\":{\"delete_after_days\":{\"@@assign\":\"x\"}}}}}}}"
            },
            {AI, "{\"services\":{\"default\":{\"opt_out_policy\":{\"@@assign\":\"maybe\"}}}}"},
        };
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            for (var one : bad) {
                refusal("MalformedPolicyDocumentException", () -> cloud.policy("bad", one[0], one[1]));
            }
            refusal(
                    "ConstraintViolationException",
                    () -> cloud.policy("big", AI, "{\"services\":{}}" + " ".repeat(2500)));
        }
    }

    @Test
    void withoutPoliciesThereIsNoEffectiveOne() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var member = cloud.accountId("dev@example.com");
            var missing = "EffectivePolicyNotFoundException";
            refusal(missing, () -> effective(cloud, TAG, member));
            cloud.enable(TAG);
            refusal(missing, () -> effective(cloud, TAG, member));
            var policy = cloud.policy("tags", TAG, cost("{\"@@assign\":[\"A\"]}"));
            attach(cloud, policy, member);
            assertThat(effective(cloud, TAG, member).targetId()).isEqualTo(member);
            refusal(missing, () -> effective(cloud, TAG, TestOrganizations.MANAGER));
            cloud.call(
                    Organizations.DETACH_POLICY,
                    DetachPolicyRequest.builder()
                            .policyId(policy)
                            .targetId(member)
                            .build());
            refusal(missing, () -> effective(cloud, TAG, member));
            attach(cloud, policy, member);
            cloud.call(
                    Organizations.DISABLE_POLICY_TYPE,
                    DisablePolicyTypeRequest.builder()
                            .rootId(cloud.root())
                            .policyType(TAG)
                            .build());
            refusal(missing, () -> effective(cloud, TAG, member));
        }
    }
}
