package io.unkai.services.identity.access;

import io.unkai.api.Iam;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.iam.Permission;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Entities;
import io.unkai.services.identity.iam.entity.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IAM's own condition keys that more than a member of the input says. */
final class IamKeys {
    private IamKeys() {}

    /** Which service an operation gives a role to. */
    static @Nullable List<String> passedTo(Call call) {
        var permissions = Iam.permissions(call.operation());
        return permissions == null
                ? null
                : permissions.stream()
                        .map(Permission::to)
                        .filter(service -> !service.isEmpty())
                        .findFirst()
                        .map(List::of)
                        .orElse(null);
    }

    /** The boundary of the user or role that is acted on, where the call gives it no other one. */
    static @Nullable List<String> boundary(ReadTxn txn, Struct input, Arn resource) {
        if (input.schema().member("PermissionsBoundary") != null) {
            return null;
        }
        var kind = resource.resource().substring(0, resource.resource().indexOf('/') + 1);
        Principal bounded = switch (kind) {
            case "user/" -> Entities.USERS.at(txn, resource);
            case "role/" -> Entities.ROLES.at(txn, resource);
            default -> null;
        };
        return bounded == null || bounded.boundary().isEmpty() ? null : List.of(bounded.boundary());
    }
}
