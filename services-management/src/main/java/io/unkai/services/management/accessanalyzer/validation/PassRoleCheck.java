package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.kernel.filter.Wildcard;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks for statements that let roles be passed without bounds: whoever may do so becomes what those roles are. */
final class PassRoleCheck {
    private static final String PASS_ROLE = "iam:passrole";
    private static final String NAME_THEM = " We recommend that you specify resource ARNs instead.";
    private static final String NAME_THEM_OR_SERVICE =
            " We recommend that you specify resource ARNs or add the iam:PassedToService condition key to your statement.";

    private PassRoleCheck() {}

    static void check(Node.Obj statement, Issues issues) {
        if (!StatementCheck.isText(statement.get("Effect"), "Allow") || namesService(statement.get("Condition"))) {
            return;
        }
        var notActions = statement.get("NotAction");
        var actions = values(notActions == null ? statement.get("Action") : notActions);
        boolean passes = notActions == null
                ? actions.stream().anyMatch(PassRoleCheck::passes)
                : actions.stream().noneMatch(PassRoleCheck::passes);
        if (!passes) {
            return;
        }
        boolean named = actions.stream().anyMatch(PASS_ROLE::equalsIgnoreCase);
        var notResource = statement.get("NotResource");
        if (notResource != null) {
            notResource(notActions != null, named, notResource, issues.at("NotResource"));
        } else if (values(statement.get("Resource")).stream().anyMatch(PassRoleCheck::isAnyRole)) {
            resource(notActions != null, named, statement, issues.at("Resource"));
        }
    }

    private static void notResource(boolean notAction, boolean named, Node node, Issues issues) {
        var of = " can be overly permissive because it can allow iam:PassRole permissions on multiple resources.";
        if (notAction) {
            issues.security(
                    "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
                    "Using NotAction with NotResource" + of + NAME_THEM,
                    node);
        } else if (named) {
            issues.security(
                    "PASS_ROLE_WITH_NOT_RESOURCE",
                    "Using the iam:PassRole action with NotResource" + of + NAME_THEM,
                    node);
        } else {
            issues.security(
                    "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
                    "Using an action with a wildcard (*) and NotResource" + of + NAME_THEM,
                    node);
        }
    }

    private static void resource(boolean notAction, boolean named, Node.Obj statement, Issues issues) {
        var node = statement.get("Resource");
        var at = node == null ? statement : node;
        var of = " can be overly permissive because it allows iam:PassRole permissions on all resources.";
        if (notAction) {
            issues.security(
                    "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
                    "Using a resource with wildcards (*) and NotAction" + of + NAME_THEM_OR_SERVICE,
                    at);
        } else if (named) {
            issues.security(
                    "PASS_ROLE_WITH_STAR_IN_RESOURCE",
                    "Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive because it"
                            + " allows iam:PassRole permissions on multiple resources." + NAME_THEM_OR_SERVICE,
                    at);
        } else {
            issues.security(
                    "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
                    "Using wildcards (*) in the action and the resource" + of + NAME_THEM_OR_SERVICE,
                    at);
        }
    }

    private static boolean passes(String action) {
        return Wildcard.matches(action.toLowerCase(Locale.ROOT), PASS_ROLE);
    }

    /** Whether a pattern stands for the roles of a whole account. */
    private static boolean isAnyRole(String resource) {
        int role = resource.indexOf(":role/");
        return role < 0 ? resource.equals("*") || resource.endsWith(":*") : resource.endsWith(":role/*");
    }

    private static boolean namesService(@Nullable Node condition) {
        return condition instanceof Node.Obj operators
                && operators.members().stream()
                        .anyMatch(operator -> operator.value() instanceof Node.Obj keys
                                && keys.members().stream()
                                        .anyMatch(key -> key.name().equalsIgnoreCase("iam:PassedToService")));
    }

    private static List<String> values(@Nullable Node node) {
        return switch (node) {
            case Node.Text text -> List.of(text.value());
            case Node.Arr many ->
                many.elements().stream()
                        .filter(Node.Text.class::isInstance)
                        .map(element -> ((Node.Text) element).value())
                        .toList();
            case null, default -> List.of();
        };
    }
}
