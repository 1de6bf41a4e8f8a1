package io.unkai.api.docs;

import io.unkai.api.Iam;
import io.unkai.kernel.iam.Permission;
import io.unkai.kernel.schema.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The page that lists what each implemented operation needs to be allowed, and on what. */
public final class PermissionsPage {
    private PermissionsPage() {}

    /**
     * The page as Markdown; the same input gives the same text.
     *
     * @param operations the implemented operations
     */
    public static String render(Collection<? extends Operation<?, ?>> operations) {
        var page = new StringBuilder("# Permissions\n\n"
                + "Written by the build from the metadata of the registered operations; do not edit. Every call is denied unless\n"
                + "policies allow all of these. `{Member}` is what the call names, `*` what does not exist yet. *Asked* permissions\n"
                + "are asked by the operation itself, once for each thing it acts on.\n");
        var sorted = operations.stream()
                .sorted(Comparator.comparing((Operation<?, ?> operation) ->
                                operation.service().id())
                        .thenComparing(Operation::name))
                .toList();
        var service = "";
        for (var operation : sorted) {
            if (!operation.service().id().equals(service)) {
                service = operation.service().id();
                page.append("\n## ").append(service).append("\n\n| Operation | Needs | On |\n|---|---|---|\n");
            }
            rows(page, operation);
        }
        return page.toString();
    }

    private static void rows(StringBuilder page, Operation<?, ?> operation) {
        var permissions = Iam.permissions(operation);
        if (permissions == null) {
            row(page, operation.name(), "not known: denied", "");
        } else if (permissions.isEmpty()) {
            row(page, operation.name(), "nothing", "");
        } else {
            permissions.forEach(permission -> row(page, operation.name(), action(permission), resources(permission)));
        }
    }

    private static String action(Permission permission) {
        return '`'
                + permission.action().name()
                + '`'
                + (permission.to().isEmpty() ? "" : " to `" + permission.to() + '`')
                + (permission.asked() ? ", asked" : "")
                + (permission.guard().isEmpty() ? "" : " where `" + permission.guard() + '`');
    }

    private static String resources(Permission permission) {
        var arns = permission.resources().stream()
                .map(type -> type.template().describe())
                .toList();
        return (arns.isEmpty() ? List.of("*") : arns)
                .stream().map(arn -> '`' + arn + '`').collect(Collectors.joining("<br>"));
    }

    private static void row(StringBuilder page, String operation, String needs, String on) {
        page.append("| ")
                .append(operation)
                .append(" | ")
                .append(needs)
                .append(" | ")
                .append(on)
                .append(" |\n");
    }
}
