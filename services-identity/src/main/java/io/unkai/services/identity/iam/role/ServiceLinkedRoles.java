package io.unkai.services.identity.iam.role;

import static io.unkai.services.identity.iam.entity.Entities.ROLES;

import io.unkai.api.iam.CreateServiceLinkedRoleRequest;
import io.unkai.api.iam.CreateServiceLinkedRoleResponse;
import io.unkai.api.iam.DeleteServiceLinkedRoleRequest;
import io.unkai.api.iam.DeleteServiceLinkedRoleResponse;
import io.unkai.api.iam.GetServiceLinkedRoleDeletionStatusRequest;
import io.unkai.api.iam.GetServiceLinkedRoleDeletionStatusResponse;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.access.ServiceUse;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.LastUse;
import io.unkai.services.identity.iam.entity.Role;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.Views;
import io.unkai.services.identity.iam.policy.Attachments;

/** The roles of services: made and deleted for them, changed by nobody. */
public final class ServiceLinkedRoles {
    private static final int HOUR = 3600;

    /** What became of a deletion. */
    private record Deletion(String status) {}

    private static final Table<Keys.Numbered, Deletion> DELETIONS =
            new Table<>("iam.service-role-deletions", Keys.numbered(), RecordCodec.of(Deletion.class));

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_SERVICE_LINKED_ROLE, ServiceLinkedRoles::create);
        on.on(Iam.DELETE_SERVICE_LINKED_ROLE, ServiceLinkedRoles::delete);
        on.onRead(Iam.GET_SERVICE_LINKED_ROLE_DELETION_STATUS, ServiceLinkedRoles::status);
    }

    private static CreateServiceLinkedRoleResponse create(Call call, Txn txn, CreateServiceLinkedRoleRequest in) {
        var service = Texts.orEmpty(in.awsServiceName());
        var known = ServiceRole.of(service);
        if (known == null) {
            throw IamErrors.accessDenied(
                    "The service principal " + service + " does not support service-linked roles, or is unknown here.");
        }
        if (in.customSuffix() != null && !known.suffixes()) {
            throw IamErrors.invalidInput("Custom suffix is not allowed for " + service);
        }
        var name = known.name() + (in.customSuffix() == null ? "" : "_" + in.customSuffix());
        if (ROLES.find(txn, call.account(), name) != null) {
            throw IamErrors.invalidInput(
                    "Service role name " + name + " has been taken in this account, please try a different suffix.");
        }
        var role = new Role(
                call.account(),
                Kind.ROLE.newId(call.ids()),
                "/aws-service-role/" + service + "/",
                name,
                Texts.seconds(call.now()),
                "",
                known.trust(),
                Texts.orEmpty(in.description()),
                HOUR,
                service);
        ROLES.create(txn, role);
        if (!known.policy().isEmpty()) {
            Attachments.put(txn, role, known.policyArn());
        }
        return CreateServiceLinkedRoleResponse.builder().role(Views.brief(role)).build();
    }

    private static DeleteServiceLinkedRoleResponse delete(Call call, Txn txn, DeleteServiceLinkedRoleRequest in) {
        var role = ROLES.require(txn, call.account(), in.roleName());
        if (!role.linked()) {
            throw IamErrors.invalidInput("The role " + role.name() + " is not a service-linked role.");
        }
        Attachments.of(txn, role).forEach(policy -> Attachments.remove(txn, role, policy.arn()));
        LastUse.forget(txn, call.account(), role.id());
        ServiceUse.forget(txn, call.account(), role.id());
        ROLES.delete(txn, role);
        var task = "task" + role.path() + role.name() + "/" + call.ids().uuid();
        txn.put(DELETIONS, new Keys.Numbered(call.account(), task), new Deletion("SUCCEEDED"));
        return DeleteServiceLinkedRoleResponse.builder().deletionTaskId(task).build();
    }

    private static GetServiceLinkedRoleDeletionStatusResponse status(
            Call call, ReadTxn txn, GetServiceLinkedRoleDeletionStatusRequest in) {
        var task = Texts.orEmpty(in.deletionTaskId());
        var deletion = txn.get(DELETIONS, new Keys.Numbered(call.account(), task));
        if (deletion == null) {
            throw IamErrors.noSuchEntity("Deletion task " + task + " cannot be found.");
        }
        return GetServiceLinkedRoleDeletionStatusResponse.builder()
                .status(deletion.status())
                .build();
    }
}
