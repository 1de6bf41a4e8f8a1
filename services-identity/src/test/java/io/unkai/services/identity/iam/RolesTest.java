package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static io.unkai.services.identity.iam.TestIam.TRUST;
import static io.unkai.services.identity.iam.TestIam.present;
import static io.unkai.services.identity.iam.TestIam.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.AddRoleToInstanceProfileRequest;
import io.unkai.api.iam.AttachRolePolicyRequest;
import io.unkai.api.iam.CreateInstanceProfileRequest;
import io.unkai.api.iam.CreateRoleRequest;
import io.unkai.api.iam.CreateServiceLinkedRoleRequest;
import io.unkai.api.iam.DeleteInstanceProfileRequest;
import io.unkai.api.iam.DeleteRoleRequest;
import io.unkai.api.iam.DeleteServiceLinkedRoleRequest;
import io.unkai.api.iam.GetInstanceProfileRequest;
import io.unkai.api.iam.GetRoleRequest;
import io.unkai.api.iam.GetServiceLinkedRoleDeletionStatusRequest;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListInstanceProfilesForRoleRequest;
import io.unkai.api.iam.RemoveRoleFromInstanceProfileRequest;
import io.unkai.api.iam.Role;
import io.unkai.api.iam.UpdateAssumeRolePolicyRequest;
import io.unkai.api.iam.UpdateRoleRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RolesTest {
    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    private Role get(String name) {
        return present(
                iam.call(Iam.GET_ROLE, GetRoleRequest.builder().roleName(name).build())
                        .role());
    }

    private static AddRoleToInstanceProfileRequest into(String role) {
        return AddRoleToInstanceProfileRequest.builder()
                .instanceProfileName("p")
                .roleName(role)
                .build();
    }

    @Test
    void answerTheirTrustPolicyEncoded() {
        var made = iam.role("worker");
        assertThat(made.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(made.assumeRolePolicyDocument()).startsWith("%7B%22Version%22");
        var role = get("worker");
        assertThat(URLDecoder.decode(String.valueOf(role.assumeRolePolicyDocument()), StandardCharsets.UTF_8))
                .isEqualTo(TRUST);
        assertThat(role.maxSessionDuration()).isEqualTo(3600);
        iam.call(
                Iam.UPDATE_ROLE,
                UpdateRoleRequest.builder()
                        .roleName("worker")
                        .description("works")
                        .maxSessionDuration(43200)
                        .build());
        assertThat(get("worker").description()).isEqualTo("works");
        assertThat(get("worker").maxSessionDuration()).isEqualTo(43200);
    }

    @Test
    void refuseWhatIsNoTrustPolicy() {
        iam.role("worker");
        var update = UpdateAssumeRolePolicyRequest.builder().roleName("worker");
        refusal(
                "MalformedPolicyDocument",
                () -> iam.call(
                        Iam.UPDATE_ASSUME_ROLE_POLICY,
                        update.policyDocument("{]").build()));
        var long2049 = TRUST.replace("ec2.amazonaws.com", "x".repeat(2049));
        assertThat(refusal(
                        "LimitExceeded",
                        () -> iam.call(
                                Iam.UPDATE_ASSUME_ROLE_POLICY,
                                update.policyDocument(long2049).build())))
                .isEqualTo("Cannot exceed quota for ACLSizePerRole: 2048");
        refusal(
                "ValidationError",
                () -> iam.call(
                        Iam.CREATE_ROLE,
                        CreateRoleRequest.builder()
                                .roleName("x")
                                .path("/aws-service-role/ecs.amazonaws.com/")
                                .assumeRolePolicyDocument(TRUST)
                                .build()));
    }

    @Test
    void trustOnlyUsersAndRolesThatExist() {
        var arn = "arn:aws:iam::" + ACCOUNT + ":user/alice";
        var trust = TRUST.replace("\"Service\":\"ec2.amazonaws.com\"", "\"AWS\":\"" + arn + "\"");
        iam.role("worker");
        var update = UpdateAssumeRolePolicyRequest.builder()
                .roleName("worker")
                .policyDocument(trust)
                .build();
        assertThat(refusal("MalformedPolicyDocument", () -> iam.call(Iam.UPDATE_ASSUME_ROLE_POLICY, update)))
                .isEqualTo("Invalid principal in policy: \"AWS\":\"" + arn + "\"");
        iam.user("alice");
        iam.call(Iam.UPDATE_ASSUME_ROLE_POLICY, update);
    }

    @Test
    void areHandedOutByInstanceProfilesOneEach() {
        iam.role("worker");
        iam.role("other");
        iam.call(
                Iam.CREATE_INSTANCE_PROFILE,
                CreateInstanceProfileRequest.builder().instanceProfileName("p").build());
        iam.call(Iam.ADD_ROLE_TO_INSTANCE_PROFILE, into("worker"));
        assertThat(refusal("LimitExceeded", () -> iam.call(Iam.ADD_ROLE_TO_INSTANCE_PROFILE, into("other"))))
                .isEqualTo("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        var profile = present(iam.call(
                        Iam.GET_INSTANCE_PROFILE,
                        GetInstanceProfileRequest.builder()
                                .instanceProfileName("p")
                                .build())
                .instanceProfile());
        assertThat(profile.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":instance-profile/p");
        assertThat(profile.roles()).extracting(Role::roleName).containsExactly("worker");
        assertThat(TestIam.all(iam.call(
                                Iam.LIST_INSTANCE_PROFILES_FOR_ROLE,
                                ListInstanceProfilesForRoleRequest.builder()
                                        .roleName("worker")
                                        .build())
                        .instanceProfiles()))
                .hasSize(1);
        var delete = DeleteRoleRequest.builder().roleName("worker").build();
        assertThat(refusal("DeleteConflict", () -> iam.call(Iam.DELETE_ROLE, delete)))
                .isEqualTo("Cannot delete entity, must remove roles from instance profile first.");
        iam.call(
                Iam.REMOVE_ROLE_FROM_INSTANCE_PROFILE,
                RemoveRoleFromInstanceProfileRequest.builder()
                        .instanceProfileName("p")
                        .roleName("worker")
                        .build());
        iam.call(Iam.DELETE_ROLE, delete);
        iam.call(
                Iam.DELETE_INSTANCE_PROFILE,
                DeleteInstanceProfileRequest.builder().instanceProfileName("p").build());
        assertThat(refusal("NoSuchEntity", () -> iam.call(Iam.DELETE_ROLE, delete)))
                .isEqualTo("The role with name worker cannot be found.");
    }

    @Test
    void ofServicesAreTheServicesAlone() {
        var create = CreateServiceLinkedRoleRequest.builder()
                .awsServiceName("ecs.amazonaws.com")
                .build();
        var role = present(iam.call(Iam.CREATE_SERVICE_LINKED_ROLE, create).role());
        assertThat(role.arn())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        assertThat(refusal("InvalidInput", () -> iam.call(Iam.CREATE_SERVICE_LINKED_ROLE, create)))
                .startsWith("Service role name AWSServiceRoleForECS has been taken in this account");
        var name = String.valueOf(role.roleName());
        assertThat(refusal(
                        "UnmodifiableEntity",
                        () -> iam.call(
                                Iam.DELETE_ROLE,
                                DeleteRoleRequest.builder().roleName(name).build())))
                .startsWith("Cannot perform the operation on the protected role 'AWSServiceRoleForECS'");
        refusal(
                "UnmodifiableEntity",
                () -> iam.call(
                        Iam.ATTACH_ROLE_POLICY,
                        AttachRolePolicyRequest.builder()
                                .roleName(name)
                                .policyArn("arn:aws:iam::aws:policy/AdministratorAccess")
                                .build()));
        var policies = present(iam.store.read(txn -> IdentityPolicies.forRole(txn, ACCOUNT, name)));
        assertThat(policies.policies())
                .extracting(IdentityPolicies.Source::name)
                .containsExactly("arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy");
        var task = iam.call(
                        Iam.DELETE_SERVICE_LINKED_ROLE,
                        DeleteServiceLinkedRoleRequest.builder().roleName(name).build())
                .deletionTaskId();
        assertThat(iam.call(
                                Iam.GET_SERVICE_LINKED_ROLE_DELETION_STATUS,
                                GetServiceLinkedRoleDeletionStatusRequest.builder()
                                        .deletionTaskId(task)
                                        .build())
                        .status())
                .isEqualTo("SUCCEEDED");
        refusal("NoSuchEntity", () -> get(name));
        iam.call(Iam.CREATE_SERVICE_LINKED_ROLE, create);
    }
}
