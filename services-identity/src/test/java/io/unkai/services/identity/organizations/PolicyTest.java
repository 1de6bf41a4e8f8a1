package io.unkai.services.identity.organizations;

import static io.unkai.services.identity.organizations.TestOrganizations.DENY;
import static io.unkai.services.identity.organizations.TestOrganizations.present;
import static io.unkai.services.identity.organizations.TestOrganizations.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.organizations.AttachPolicyRequest;
import io.unkai.api.organizations.ConstraintViolationException;
import io.unkai.api.organizations.DeletePolicyRequest;
import io.unkai.api.organizations.DetachPolicyRequest;
import io.unkai.api.organizations.DisablePolicyTypeRequest;
import io.unkai.api.organizations.ListPoliciesForTargetRequest;
import io.unkai.api.organizations.ListPoliciesRequest;
import io.unkai.api.organizations.ListTargetsForPolicyRequest;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.PolicySummary;
import io.unkai.api.organizations.PolicyTargetSummary;
import io.unkai.api.organizations.UpdatePolicyRequest;
import io.unkai.services.identity.organizations.OrganizationPolicies.Document;
import io.unkai.services.identity.organizations.OrganizationPolicies.Level;
import io.unkai.services.identity.organizations.OrganizationPolicies.Levels;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final String SERVICE = "SERVICE_CONTROL_POLICY";
    private static final String RESOURCE = "RESOURCE_CONTROL_POLICY";

    @Test
    void everyLevelStartsWithFullAccess() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var before = cloud.unit(cloud.root(), "before");
            cloud.enable(SERVICE);
            refusal("PolicyTypeAlreadyEnabledException", () -> cloud.enable(SERVICE));
            var after = cloud.unit(before, "after");
            var account = cloud.accountId("dev@example.com");
            for (var target : List.of(cloud.root(), before, after, account, TestOrganizations.MANAGER)) {
                assertThat(policies(cloud, target)).as(target).containsExactly("p-FullAWSAccess");
            }
        }
    }

    @Test
    void policiesOfAllLevelsAreGathered() throws Exception {
        try (var cloud = new TestOrganizations()) {
            var organization = cloud.organization();
            var generation = generation(cloud);
            cloud.enable(SERVICE);
            assertThat(generation(cloud)).isNotEqualTo(generation);
            var unit = cloud.unit(cloud.root(), "dev");
            var account = cloud.accountId("dev@example.com");
            cloud.move(account, unit);
            var deny = cloud.policy("deny", SERVICE, DENY);
            attach(cloud, deny, unit);

            var levels = levels(cloud, account);
            assertThat(levels.organization()).isEqualTo(organization.id());
            assertThat(levels.path()).isEqualTo(organization.id() + "/" + cloud.root() + "/" + unit + "/");
            assertThat(levels.management()).isFalse();
            assertThat(levels.serviceControl()).extracting(Level::target).containsExactly(cloud.root(), unit, account);
            assertThat(levels.serviceControl().get(1).policies())
                    .extracting(Document::name)
                    .containsExactlyInAnyOrder("FullAWSAccess", "deny");
            assertThat(levels.serviceControl().get(1).policies())
                    .extracting(Document::json)
                    .contains(DENY);
            assertThat(levels.resourceControl()).isEmpty();

            var manager = levels(cloud, TestOrganizations.MANAGER);
            assertThat(manager.management()).isTrue();
            assertThat(manager.serviceControl()).isEmpty();
            assertThat(levels(cloud, "999999999999")).isEqualTo(Levels.NONE);
        }
    }

    @Test
    void lastPolicyStays() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.enable(SERVICE);
            var detach = DetachPolicyRequest.builder()
                    .policyId("p-FullAWSAccess")
                    .targetId(cloud.root())
                    .build();
            var refused =
                    refusal("ConstraintViolationException", () -> cloud.call(Organizations.DETACH_POLICY, detach));
            assertThat(present((ConstraintViolationException) refused.body()).reason())
                    .isEqualTo("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
            attach(cloud, cloud.policy("deny", SERVICE, DENY), cloud.root());
            cloud.call(Organizations.DETACH_POLICY, detach);
            refusal("PolicyNotAttachedException", () -> cloud.call(Organizations.DETACH_POLICY, detach));
        }
    }

    @Test
    void fivePoliciesAtMost() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.enable(SERVICE);
            for (int i = 0; i < 4; i++) {
                attach(cloud, cloud.policy("deny" + i, SERVICE, DENY), cloud.root());
            }
            var fifth = cloud.policy("more", SERVICE, DENY);
            refusal("ConstraintViolationException", () -> attach(cloud, fifth, cloud.root()));
        }
    }

    @Test
    void policiesAreChecked() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            refusal("MalformedPolicyDocumentException", () -> cloud.policy("bad", SERVICE, "{}"));
            refusal("MalformedPolicyDocumentException", () -> cloud.policy("bad", RESOURCE, DENY));
            refusal(
                    "PolicyTypeNotAvailableForOrganizationException",
                    () -> cloud.policy("new", "CHATBOT_POLICY", "{}"));
            var big = DENY.replace("s3:*", "s3:" + "a".repeat(5200));
            refusal("ConstraintViolationException", () -> cloud.policy("big", SERVICE, big));
            cloud.policy("deny", SERVICE, DENY);
            refusal("DuplicatePolicyException", () -> cloud.policy("deny", SERVICE, DENY));
            refusal(
                    "InvalidInputException",
                    () -> cloud.call(
                            Organizations.UPDATE_POLICY,
                            UpdatePolicyRequest.builder()
                                    .policyId("p-FullAWSAccess")
                                    .name("mine")
                                    .build()));
        }
    }

    @Test
    void usedPolicyStays() {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            var id = cloud.policy("deny", SERVICE, DENY);
            refusal("PolicyTypeNotEnabledException", () -> attach(cloud, id, cloud.root()));
            cloud.enable(SERVICE);
            attach(cloud, id, cloud.root());
            refusal("DuplicatePolicyAttachmentException", () -> attach(cloud, id, cloud.root()));
            var delete = DeletePolicyRequest.builder().policyId(id).build();
            refusal("PolicyInUseException", () -> cloud.call(Organizations.DELETE_POLICY, delete));
            var targets = cloud.call(
                    Organizations.LIST_TARGETS_FOR_POLICY,
                    ListTargetsForPolicyRequest.builder().policyId(id).build());
            assertThat(targets.targets()).extracting(PolicyTargetSummary::type).containsExactly("ROOT");
            cloud.call(
                    Organizations.DISABLE_POLICY_TYPE,
                    DisablePolicyTypeRequest.builder()
                            .rootId(cloud.root())
                            .policyType(SERVICE)
                            .build());
            cloud.call(Organizations.DELETE_POLICY, delete);
            var left = cloud.call(
                    Organizations.LIST_POLICIES,
                    ListPoliciesRequest.builder().filter(SERVICE).build());
            assertThat(left.policies()).extracting(PolicySummary::id).containsExactly("p-FullAWSAccess");
        }
    }

    @Test
    void resourceControlPoliciesBindMembers() throws Exception {
        try (var cloud = new TestOrganizations()) {
            cloud.organization();
            cloud.enable(RESOURCE);
            var account = cloud.accountId("dev@example.com");
            var id = cloud.policy(
                    "deny",
                    RESOURCE,
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
            attach(cloud, id, account);
            var levels = levels(cloud, account);
            assertThat(levels.serviceControl()).isEmpty();
            assertThat(levels.resourceControl()).hasSize(2);
            assertThat(levels.resourceControl().getLast().policies())
                    .extracting(Document::name)
                    .containsExactlyInAnyOrder("RCPFullAWSAccess", "deny");
        }
    }

    private static void attach(TestOrganizations cloud, String policy, String target) {
        cloud.call(
                Organizations.ATTACH_POLICY,
                AttachPolicyRequest.builder().policyId(policy).targetId(target).build());
    }

    private static List<String> policies(TestOrganizations cloud, String target) {
        var listed = cloud.call(
                Organizations.LIST_POLICIES_FOR_TARGET,
                ListPoliciesForTargetRequest.builder()
                        .targetId(target)
                        .filter(SERVICE)
                        .build());
        return present(listed.policies()).stream()
                .map(policy -> present(policy.id()))
                .toList();
    }

    private static Levels levels(TestOrganizations cloud, String account) {
        return cloud.store.read(txn -> OrganizationPolicies.of(txn, account));
    }

    private static String generation(TestOrganizations cloud) {
        return cloud.store.read(OrganizationPolicies::generation);
    }
}
