package io.unkai.services.identity.organizations;

import static io.unkai.services.identity.organizations.TestOrganizations.DENY;
import static io.unkai.services.identity.organizations.TestOrganizations.MANAGER;
import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.organizations.AttachPolicyRequest;
import io.unkai.api.organizations.DeleteResourcePolicyRequest;
import io.unkai.api.organizations.DescribeEffectivePolicyRequest;
import io.unkai.api.organizations.DescribePolicyRequest;
import io.unkai.api.organizations.DescribeResourcePolicyRequest;
import io.unkai.api.organizations.InvalidInputException;
import io.unkai.api.organizations.ListPoliciesRequest;
import io.unkai.api.organizations.ListTagsForResourceRequest;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.PolicySummary;
import io.unkai.api.organizations.PutResourcePolicyRequest;
import io.unkai.api.organizations.ResourcePolicy;
import io.unkai.api.organizations.Tag;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members may do in the management account's place. */
class DelegationTest {
    private static final String SERVICE = "SERVICE_CONTROL_POLICY";

    private final TestOrganizations cloud = new TestOrganizations();
    private String member = "";
    private String other = "";

    @BeforeEach
    void begin() throws Exception {
        cloud.organization();
        cloud.enable(SERVICE);
        member = cloud.accountId("dev@example.com");
        other = cloud.accountId("other@example.com");
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static String statement(String account, String rest) {
        return "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::" + account + ":root\"}," + rest + "}";
    }

    private ResourcePolicy put(String... statements) {
        var content = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return present(cloud.call(
                        Organizations.PUT_RESOURCE_POLICY,
                        PutResourcePolicyRequest.builder()
                                .content(content)
                                .tags(List.of(new Tag("team", "security")))
                                .build())
                .resourcePolicy());
    }

    private ResourcePolicy described() {
        return present(cloud.call(
                        Organizations.DESCRIBE_RESOURCE_POLICY,
                        DescribeResourcePolicyRequest.builder().build())
                .resourcePolicy());
    }

    private void attach(String policy, String target) {
        cloud.call(
                Organizations.ATTACH_POLICY,
                AttachPolicyRequest.builder().policyId(policy).targetId(target).build());
    }

    @Test
    void aMemberMayDoWhatItsManagementAccountSaysAndNoMore() {
        cloud.as(member);
        refusal("AccessDeniedException", () -> cloud.policy("mine", SERVICE, DENY));
        cloud.as(MANAGER);
        put(statement(
                member,
                "\"Action\":[\"organizations:CreatePolicy\",\"organizations:DescribePolicy\"],\"Resource\":\"*\""));
        cloud.as(member);
        var made = cloud.policy("mine", SERVICE, DENY);
        refusal("AccessDeniedException", () -> attach(made, other));
        cloud.as(other);
        refusal("AccessDeniedException", () -> cloud.policy("theirs", SERVICE, DENY));
        cloud.as(MANAGER);
        var policy = present(cloud.call(
                        Organizations.DESCRIBE_POLICY,
                        DescribePolicyRequest.builder().policyId(made).build())
                .policy());
        assertThat(present(policy.policySummary()).arn()).startsWith("arn:aws:organizations::" + MANAGER + ":policy/");
    }

    @Test
    void resourcesAndConditionsOfThePolicyCount() {
        var account = "arn:aws:organizations::" + MANAGER + ":account/o-*/" + other;
        var policies = "arn:aws:organizations::" + MANAGER + ":policy/o-*/service_control_policy/*";
        put(
                statement(
                        member,
                        "\"Action\":\"organizations:AttachPolicy\",\"Resource\":[\"" + account + "\",\"" + policies
                                + "\"]"),
                statement(
                        member,
                        "\"Action\":\"organizations:CreatePolicy\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
                                + "{\"organizations:PolicyType\":\"RESOURCE_CONTROL_POLICY\"}}"));
        var deny = cloud.policy("deny", SERVICE, DENY);
        cloud.as(member);
        attach(deny, other);
        refusal("AccessDeniedException", () -> attach(deny, member));
        refusal("AccessDeniedException", () -> cloud.policy("mine", SERVICE, DENY));
        var open = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\","
                + "\"Action\":\"s3:*\",\"Resource\":\"*\"}}";
        assertThat(cloud.policy("mine", "RESOURCE_CONTROL_POLICY", open)).startsWith("p-");
    }

    @Test
    void conditionsCountForListsToo() {
        put(statement(
                member,
                "\"Action\":\"organizations:ListPolicies\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
                        + "{\"organizations:PolicyType\":\"SERVICE_CONTROL_POLICY\"}}"));
        cloud.as(member);
        var list = ListPoliciesRequest.builder();
        var found = cloud.call(Organizations.LIST_POLICIES, list.filter(SERVICE).build());
        assertThat(found.policies()).extracting(PolicySummary::name).containsExactly("FullAWSAccess");
        refusal(
                "AccessDeniedException",
                () -> cloud.call(
                        Organizations.LIST_POLICIES,
                        list.filter("RESOURCE_CONTROL_POLICY").build()));
    }

    @Test
    void thePolicyIsKeptUntilItIsDeleted() {
        refusal("ResourcePolicyNotFoundException", this::described);
        var list = "\"Action\":\"organizations:List*\",\"Resource\":\"*\"";
        var first = present(put(statement(member, list)).resourcePolicySummary());
        assertThat(first.id()).matches("rp-[a-z0-9]{8}");
        assertThat(first.arn())
                .matches("arn:aws:organizations::" + MANAGER + ":resourcepolicy/o-[a-z0-9]+/" + first.id());
        assertThat(cloud.call(
                                Organizations.LIST_TAGS_FOR_RESOURCE,
                                ListTagsForResourceRequest.builder()
                                        .resourceId(first.id())
                                        .build())
                        .tags())
                .containsExactly(new Tag("team", "security"));
        assertThat(put(statement(member, list), statement(other, list)).resourcePolicySummary())
                .isEqualTo(first);
        cloud.as(other);
        assertThat(described().content()).contains(other);
        refusal(
                "AccessDeniedException",
                () -> cloud.call(
                        Organizations.DELETE_RESOURCE_POLICY,
                        DeleteResourcePolicyRequest.builder().build()));
        cloud.as(MANAGER);
        put(statement(member, list));
        cloud.as(other);
        refusal("AccessDeniedException", this::described);
        cloud.as(MANAGER);
        cloud.call(
                Organizations.DELETE_RESOURCE_POLICY,
                DeleteResourcePolicyRequest.builder().build());
        refusal("ResourcePolicyNotFoundException", this::described);
    }

    @Test
    void onlyWhatCanBeDelegatedIs() {
        for (var action :
                List.of("organizations:DeleteOrganization", "s3:GetObject", "organizations:PutResourcePolicy")) {
            var refusal = refusal(
                    "InvalidInputException",
                    () -> put(statement(member, "\"Action\":\"" + action + "\",\"Resource\":\"*\"")));
            assertThat(refusal.body())
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            why -> assertThat(why.reason()).isEqualTo("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY"));
        }
        refusal("MalformedPolicyDocumentException", () -> put("{}"));
        put(statement(member, "\"Action\":\"organizations:*\",\"Resource\":\"*\""));
        cloud.as(member);
        refusal("AccessDeniedException", () -> cloud.unit("r-0000", "new"));
    }

    @Test
    void noAccountHasAnEffectivePolicyOfAKindThatIsNotThere() {
        var ask = DescribeEffectivePolicyRequest.builder().policyType("TAG_POLICY");
        refusal(
                "EffectivePolicyNotFoundException",
                () -> cloud.call(Organizations.DESCRIBE_EFFECTIVE_POLICY, ask.build()));
        refusal(
                "TargetNotFoundException",
                () -> cloud.call(
                        Organizations.DESCRIBE_EFFECTIVE_POLICY,
                        ask.targetId("999999999999").build()));
        cloud.as(member);
        refusal(
                "AccessDeniedException",
                () -> cloud.call(
                        Organizations.DESCRIBE_EFFECTIVE_POLICY,
                        ask.targetId(other).build()));
    }
}
