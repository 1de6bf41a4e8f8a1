package io.unkai.services.identity.access;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Entity;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.key.AccessKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What IAM knows of its own resources: the paths of names, who may assume roles, and tags. */
final class IamFacts implements ResourceFacts {
    private static final String ROLE = "role/";

    @Override
    public @Nullable String owner(ReadTxn txn, Arn resource) {
        return resource.account().equals("aws") ? null : resource.account();
    }

    @Override
    public List<ResourcePolicy> policies(ReadTxn txn, String action, Arn resource) {
        if (!policyDecides(action, resource)) {
            return List.of();
        }
        var role = Entities.ROLES.at(txn, resource);
        return role == null ? List.of() : List.of(new ResourcePolicy("trust policy of " + role.arn(), role.trust()));
    }

    /** Who assumes a role needs its trust policy's word, whatever its own policies say. */
    @Override
    public boolean policyDecides(String action, Arn resource) {
        return action.startsWith("sts:") && resource.resource().startsWith(ROLE);
    }

    @Override
    public Map<String, String> tags(ReadTxn txn, Arn resource) {
        return Tagging.of(txn, resource.account(), resource.toString());
    }

    @Override
    public @Nullable List<String> key(ReadTxn txn, Call call, Struct input, Arn resource, String key) {
        return switch (key) {
            case "iam:passedtoservice" -> resource.resource().startsWith(ROLE) ? IamKeys.passedTo(call) : null;
            case "iam:permissionsboundary" -> IamKeys.boundary(txn, input, resource);
            default -> null;
        };
    }

    @Override
    public String name(ReadTxn txn, Call call, String variable, String value) {
        if (value.startsWith("/")) {
            return value.substring(1);
        }
        if (value.startsWith("task/")) {
            return value.substring("task/".length(), Math.max("task/".length(), value.lastIndexOf('/')));
        }
        return switch (variable) {
            case "UserNameWithPath", "UserName" -> value.isEmpty() ? caller(call) : user(txn, call.account(), value);
            case "GroupNameWithPath", "GroupName" -> withPath(Entities.GROUPS.find(txn, call.account(), value), value);
            case "RoleNameWithPath", "RoleName" ->
                value.endsWith(".amazonaws.com")
                        ? "aws-service-role/" + value + "/*"
                        : withPath(Entities.ROLES.find(txn, call.account(), value), value);
            case "InstanceProfileNameWithPath", "InstanceProfileName" ->
                withPath(Entities.PROFILES.find(txn, call.account(), value), value);
            case "CertificateNameWithPath" -> withPath(Entities.CERTIFICATES.find(txn, call.account(), value), value);
            default -> value;
        };
    }

    /** Operations on users that name none mean the one who calls. */
    private static String caller(Call call) {
        return call.principal() instanceof Principal.User user ? user.path().substring(1) + user.name() : "";
    }

    /** A user by its name, or by the id of one of its access keys. */
    private static String user(ReadTxn txn, String account, String value) {
        var key = txn.get(AccessKey.TABLE, new AccessKey.Id(value));
        return key != null
                        && key.principal() instanceof Principal.User owner
                        && owner.account().equals(account)
                ? owner.path().substring(1) + owner.name()
                : withPath(Entities.USERS.find(txn, account, value), value);
    }

    private static String withPath(@Nullable Entity found, String name) {
        return found == null ? name : found.path().substring(1) + found.name();
    }
}
