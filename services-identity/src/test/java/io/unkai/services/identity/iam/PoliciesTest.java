package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.ALLOW;
import static io.unkai.services.identity.iam.TestIam.document;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.AttachGroupPolicyRequest;
import io.unkai.api.iam.AttachRolePolicyRequest;
import io.unkai.api.iam.AttachedPolicy;
import io.unkai.api.iam.CreatePolicyRequest;
import io.unkai.api.iam.CreatePolicyVersionRequest;
import io.unkai.api.iam.DeletePolicyRequest;
import io.unkai.api.iam.DeletePolicyVersionRequest;
import io.unkai.api.iam.DeleteUserRequest;
import io.unkai.api.iam.DetachUserPolicyRequest;
import io.unkai.api.iam.GetPolicyRequest;
import io.unkai.api.iam.GetPolicyVersionRequest;
import io.unkai.api.iam.GetUserPolicyRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListAttachedUserPoliciesRequest;
import io.unkai.api.iam.ListEntitiesForPolicyRequest;
import io.unkai.api.iam.ListPoliciesRequest;
import io.unkai.api.iam.ListPolicyVersionsRequest;
import io.unkai.api.iam.ListUserPoliciesRequest;
import io.unkai.api.iam.Policy;
import io.unkai.api.iam.PolicyGroup;
import io.unkai.api.iam.PolicyUser;
import io.unkai.api.iam.PolicyVersion;
import io.unkai.api.iam.PutRolePolicyRequest;
import io.unkai.api.iam.PutUserPermissionsBoundaryRequest;
import io.unkai.api.iam.PutUserPolicyRequest;
import io.unkai.api.iam.SetDefaultPolicyVersionRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PoliciesTest {
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private Policy get(String arn) {
        var policy = present(iam.call(
                        Iam.GET_POLICY,
                        GetPolicyRequest.builder().policyArn(arn).build())
                .policy());
        return policy;
    }

    private void version(String arn, String json, boolean inForce) {
        iam.call(
                Iam.CREATE_POLICY_VERSION,
                CreatePolicyVersionRequest.builder()
                        .policyArn(arn)
                        .policyDocument(json)
                        .setAsDefault(inForce)
                        .build());
    }

    private String text(String arn, String version) {
        var found = present(iam.call(
                        Iam.GET_POLICY_VERSION,
                        GetPolicyVersionRequest.builder()
                                .policyArn(arn)
                                .versionId(version)
                                .build())
                .policyVersion());
        assertThat(found.document()).doesNotContain("{", "+", "*", " ");
        return URLDecoder.decode(String.valueOf(found.document()), StandardCharsets.UTF_8);
    }

    @Test
    void haveFiveVersionsAtMostAndOneInForce() {
        var arn = iam.policy("p");
        assertThat(get(arn).policyId()).matches("ANPA[A-Z2-7]{17}");
        assertThat(text(arn, "v1")).isEqualTo(ALLOW);
        version(arn, document("Deny", "s3:*"), true);
        assertThat(get(arn).defaultVersionId()).isEqualTo("v2");
        for (int i = 3; i <= 5; i++) {
            version(arn, ALLOW, false);
        }
        assertThat(refusal("LimitExceeded", () -> version(arn, ALLOW, false)))
                .startsWith("A managed policy can have up to 5 versions.");
        var delete = DeletePolicyVersionRequest.builder().policyArn(arn);
        assertThat(refusal(
                        "DeleteConflict",
                        () -> iam.call(
                                Iam.DELETE_POLICY_VERSION,
                                delete.versionId("v2").build())))
                .isEqualTo("Cannot delete the default version of a policy.");
        iam.call(Iam.DELETE_POLICY_VERSION, delete.versionId("v1").build());
        version(arn, ALLOW, false);
        assertThat(iam.call(
                                Iam.LIST_POLICY_VERSIONS,
                                ListPolicyVersionsRequest.builder()
                                        .policyArn(arn)
                                        .build())
                        .versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly("v6", "v5", "v4", "v3", "v2");
        iam.call(
                Iam.SET_DEFAULT_POLICY_VERSION,
                SetDefaultPolicyVersionRequest.builder()
                        .policyArn(arn)
                        .versionId("v6")
                        .build());
        assertThat(get(arn).defaultVersionId()).isEqualTo("v6");
        refusal("NoSuchEntity", () -> text(arn, "v1"));
    }

    @Test
    void areDeletedOnlyUnusedAndWithOneVersion() {
        var arn = iam.policy("p");
        iam.user("alice");
        iam.attach("alice", arn);
        var delete = DeletePolicyRequest.builder().policyArn(arn).build();
        assertThat(refusal("DeleteConflict", () -> iam.call(Iam.DELETE_POLICY, delete)))
                .isEqualTo("Cannot delete a policy attached to entities.");
        assertThat(refusal(
                        "DeleteConflict",
                        () -> iam.call(
                                Iam.DELETE_USER,
                                DeleteUserRequest.builder().userName("alice").build())))
                .isEqualTo("Cannot delete entity, must detach all policies first.");
        var detach = DetachUserPolicyRequest.builder()
                .userName("alice")
                .policyArn(arn)
                .build();
        iam.call(Iam.DETACH_USER_POLICY, detach);
        assertThat(refusal("NoSuchEntity", () -> iam.call(Iam.DETACH_USER_POLICY, detach)))
                .isEqualTo("Policy " + arn + " was not found.");
        version(arn, ALLOW, true);
        refusal("DeleteConflict", () -> iam.call(Iam.DELETE_POLICY, delete));
        iam.call(
                Iam.DELETE_POLICY_VERSION,
                DeletePolicyVersionRequest.builder()
                        .policyArn(arn)
                        .versionId("v1")
                        .build());
        iam.call(Iam.DELETE_POLICY, delete);
        refusal("NoSuchEntity", () -> get(arn));
        assertThat(text(iam.policy("p"), "v1")).isEqualTo(ALLOW);
    }

    @Test
    void knowWhoUsesThem() {
        iam.user("alice");
        iam.group("staff");
        iam.role("worker");
        iam.attach("alice", READ_ONLY);
        iam.attach("alice", READ_ONLY);
        iam.call(
                Iam.ATTACH_GROUP_POLICY,
                AttachGroupPolicyRequest.builder()
                        .groupName("staff")
                        .policyArn(READ_ONLY)
                        .build());
        iam.call(
                Iam.PUT_USER_PERMISSIONS_BOUNDARY,
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("alice")
                        .permissionsBoundary(READ_ONLY)
                        .build());
        assertThat(get(READ_ONLY).attachmentCount()).isEqualTo(2);
        assertThat(get(READ_ONLY).permissionsBoundaryUsageCount()).isEqualTo(1);
        var ask = ListEntitiesForPolicyRequest.builder().policyArn(READ_ONLY);
        var entities = iam.call(Iam.LIST_ENTITIES_FOR_POLICY, ask.build());
        assertThat(entities.policyUsers()).extracting(PolicyUser::userName).containsExactly("alice");
        assertThat(entities.policyGroups()).extracting(PolicyGroup::groupName).containsExactly("staff");
        assertThat(entities.policyRoles()).isEmpty();
        var bounded = iam.call(
                Iam.LIST_ENTITIES_FOR_POLICY,
                ask.policyUsageFilter("PermissionsBoundary").build());
        assertThat(bounded.policyGroups()).isEmpty();
        assertThat(bounded.policyUsers()).hasSize(1);
        assertThat(iam.call(
                                Iam.LIST_ATTACHED_USER_POLICIES,
                                ListAttachedUserPoliciesRequest.builder()
                                        .userName("alice")
                                        .build())
                        .attachedPolicies())
                .containsExactly(AttachedPolicy.builder()
                        .policyArn(READ_ONLY)
                        .policyName("AmazonS3ReadOnlyAccess")
                        .build());
        assertThat(iam.call(
                                Iam.LIST_POLICIES,
                                ListPoliciesRequest.builder().onlyAttached(true).build())
                        .policies())
                .extracting(Policy::arn)
                .containsExactly(READ_ONLY);
    }

    @Test
    void areListedInPagesByScope() {
        iam.policy("a");
        iam.policy("b");
        var arns = new ArrayList<String>();
        String marker = null;
        do {
            var page = iam.call(
                    Iam.LIST_POLICIES,
                    ListPoliciesRequest.builder().maxItems(40).marker(marker).build());
            TestIam.all(page.policies()).forEach(policy -> arns.add(String.valueOf(policy.arn())));
            marker = page.marker();
        } while (marker != null);
        assertThat(arns).doesNotHaveDuplicates().hasSizeGreaterThan(100).contains(READ_ONLY);
        assertThat(iam.call(
                                Iam.LIST_POLICIES,
                                ListPoliciesRequest.builder().scope("Local").build())
                        .policies())
                .extracting(Policy::policyName)
                .containsExactly("a", "b");
        assertThat(iam.call(
                                Iam.LIST_POLICIES,
                                ListPoliciesRequest.builder()
                                        .scope("AWS")
                                        .pathPrefix("/job-function/")
                                        .build())
                        .policies())
                .extracting(Policy::policyName)
                .contains("Billing", "ViewOnlyAccess")
                .doesNotContain("AdministratorAccess");
    }

    @Test
    void ofAwsCannotBeChanged() {
        refusal("AccessDenied", () -> version(READ_ONLY, ALLOW, true));
        refusal(
                "AccessDenied",
                () -> iam.call(
                        Iam.DELETE_POLICY,
                        DeletePolicyRequest.builder().policyArn(READ_ONLY).build()));
        iam.role("worker");
        refusal(
                "PolicyNotAttachable",
                () -> iam.call(
                        Iam.ATTACH_ROLE_POLICY,
                        AttachRolePolicyRequest.builder()
                                .roleName("worker")
                                .policyArn("arn:aws:iam::aws:policy/aws-service-role/AWSLambdaReplicator")
                                .build()));
    }

    @Test
    void areTenForAUserAtMost() {
        iam.user("alice");
        for (int i = 0; i < 10; i++) {
            iam.attach("alice", iam.policy("p" + i));
        }
        assertThat(refusal("LimitExceeded", () -> iam.attach("alice", READ_ONLY)))
                .isEqualTo("Cannot exceed quota for PoliciesPerUser: 10");
        assertThat(refusal("NoSuchEntity", () -> iam.attach("alice", "arn:aws:iam::aws:policy/Nothing")))
                .isEqualTo("Policy arn:aws:iam::aws:policy/Nothing does not exist or is not attachable.");
        refusal("InvalidInput", () -> iam.attach("alice", "arn:aws:nothing-at-all"));
    }

    @Test
    void ofOtherAccountsAreNotAttachable() {
        iam.user("alice");
        refusal("NoSuchEntity", () -> iam.attach("alice", "arn:aws:iam::999999999999:policy/p"));
    }

    @Test
    void areRefusedWhenTooLong() {
        var spaces = ALLOW.replace(",", "," + " ".repeat(5000));
        var create = CreatePolicyRequest.builder().policyName("p");
        iam.call(Iam.CREATE_POLICY, create.policyDocument(spaces).build());
        assertThat(refusal(
                        "LimitExceeded",
                        () -> iam.call(
                                Iam.CREATE_POLICY,
                                CreatePolicyRequest.builder()
                                        .policyName("q")
                                        .policyDocument(document("Allow", "s3:" + "x".repeat(6144)))
                                        .build())))
                .isEqualTo("Cannot exceed quota for PolicySize: 6144");
        refusal(
                "MalformedPolicyDocument",
                () -> iam.call(
                        Iam.CREATE_POLICY,
                        CreatePolicyRequest.builder()
                                .policyName("r")
                                .policyDocument("{")
                                .build()));
    }

    @Test
    void insideAUserAreLimitedInAll() {
        iam.user("alice");
        put("one", document("Allow", "s3:" + "x".repeat(1000)));
        put("one", document("Allow", "s3:" + "y".repeat(1000)));
        assertThat(refusal("LimitExceeded", () -> put("two", document("Allow", "s3:" + "x".repeat(1000)))))
                .isEqualTo("Maximum policy size of 2048 bytes exceeded for user alice");
        iam.role("worker");
        iam.call(
                Iam.PUT_ROLE_POLICY,
                PutRolePolicyRequest.builder()
                        .roleName("worker")
                        .policyName("big")
                        .policyDocument(document("Allow", "s3:" + "x".repeat(9000)))
                        .build());
        assertThat(iam.call(
                                Iam.LIST_USER_POLICIES,
                                ListUserPoliciesRequest.builder()
                                        .userName("alice")
                                        .build())
                        .policyNames())
                .containsExactly("one");
        assertThat(refusal(
                        "NoSuchEntity",
                        () -> iam.call(
                                Iam.GET_USER_POLICY,
                                GetUserPolicyRequest.builder()
                                        .userName("alice")
                                        .policyName("two")
                                        .build())))
                .isEqualTo("The user policy with name two cannot be found.");
    }

    private void put(String name, String json) {
        iam.call(
                Iam.PUT_USER_POLICY,
                PutUserPolicyRequest.builder()
                        .userName("alice")
                        .policyName(name)
                        .policyDocument(json)
                        .build());
    }

    @Test
    void areGatheredForTheAuthorizer() {
        var alice = iam.user("alice", TestIam.tag("team", "blue"));
        iam.group("staff");
        iam.call(
                Iam.ADD_USER_TO_GROUP,
                io.unkai.api.iam.AddUserToGroupRequest.builder()
                        .userName("alice")
                        .groupName("staff")
                        .build());
        put("own", ALLOW);
        iam.attach("alice", iam.policy("p"));
        iam.call(
                Iam.ATTACH_GROUP_POLICY,
                AttachGroupPolicyRequest.builder()
                        .groupName("staff")
                        .policyArn(READ_ONLY)
                        .build());
        iam.call(
                Iam.PUT_USER_PERMISSIONS_BOUNDARY,
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("alice")
                        .permissionsBoundary("arn:aws:iam::aws:policy/PowerUserAccess")
                        .build());
        var found = present(iam.store.read(txn -> IdentityPolicies.forUser(txn, ACCOUNT, "Alice")));
        assertThat(found.is(String.valueOf(alice.userId()))).isTrue();
        assertThat(found.tags()).containsEntry("team", "blue");
        assertThat(found.policies())
                .extracting(IdentityPolicies.Source::type)
                .containsExactly(
                        IdentityPolicies.Type.INLINE,
                        IdentityPolicies.Type.ATTACHED,
                        IdentityPolicies.Type.GROUP_ATTACHED);
        assertThat(found.policies().getFirst().json()).isEqualTo(ALLOW);
        assertThat(present(found.boundary()).name()).isEqualTo("arn:aws:iam::aws:policy/PowerUserAccess");
        assertThat(iam.store.<Boolean>read(txn -> IdentityPolicies.forRole(txn, ACCOUNT, "alice") == null))
                .isTrue();
    }
}
