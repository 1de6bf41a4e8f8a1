package io.unkai.services.management.accessanalyzer.validation;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at one statement. */
final class StatementCheck {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> PRINCIPALS = Set.of("AWS", "CanonicalUser", "Federated", "Service");
    private static final Pattern SID = Pattern.compile("[0-9A-Za-z]*");

    private final Node.Obj statement;
    private final Use use;
    private final Issues issues;

    private StatementCheck(Node.Obj statement, Use use, Issues issues) {
        this.statement = statement;
        this.use = use;
        this.issues = issues;
    }

    static void check(Node.Obj statement, Use use, Issues issues) {
        new StatementCheck(statement, use, issues).check();
    }

    private void check() {
        for (var member : statement.members()) {
            if (!ELEMENTS.contains(member.name())) {
                issues.at(member.name())
                        .error(
                                "INVALID_POLICY_ELEMENT",
                                "The policy element " + member.name() + " is not valid.",
                                member.value());
            }
        }
        for (var name : List.of("Principal", "Action", "Resource")) {
            var negation = statement.get("Not" + name);
            if (statement.get(name) != null && negation != null) {
                issues.at("Not" + name)
                        .error(
                                "UNSUPPORTED_ELEMENT_COMBINATION",
                                "The policy elements " + name + " and Not" + name
                                        + " cannot be used in the same statement. Remove one of these elements.",
                                negation);
            }
        }
        sid();
        effect();
        principal();
        actions();
        resources();
        var condition = statement.get("Condition");
        if (condition != null) {
            ConditionCheck.check(condition, issues.at("Condition"));
        }
        PassRoleCheck.check(statement, issues);
    }

    private void sid() {
        var at = issues.at("Sid");
        switch (statement.get("Sid")) {
            case null -> {}
            case Node.Text sid -> {
                if (sid.value().isEmpty()) {
                    at.suggestion("EMPTY_SID_VALUE", "Add a value to the empty string in the Sid element.", sid);
                } else if (use != Use.RESOURCE && !SID.matcher(sid.value()).matches()) {
                    at.error(
                            "UNSUPPORTED_SID",
                            "Update the characters in the Sid element to use one of the following character types: [a-z,"
                                    + " A-Z, 0-9]",
                            sid);
                }
            }
            case Node other -> Validator.mismatch(other, "String", at);
        }
    }

    private void effect() {
        var at = issues.at("Effect");
        switch (statement.get("Effect")) {
            case null ->
                issues.error(
                        "MISSING_EFFECT",
                        "Add an Effect element to the policy statement with a value of Allow or Deny.",
                        statement);
            case Node.Text effect -> {
                if (!effect.value().equals("Allow") && !effect.value().equals("Deny")) {
                    at.error(
                            "INVALID_EFFECT",
                            "The effect " + effect.value() + " is not valid. Use Allow or Deny.",
                            effect);
                }
            }
            case Node other -> Validator.mismatch(other, "String", at);
        }
    }

    private void principal() {
        var named = statement.get("Principal");
        var negated = statement.get("NotPrincipal");
        var principal = named == null ? negated : named;
        var at = issues.at(named == null ? "NotPrincipal" : "Principal");
        boolean needed = use == Use.RESOURCE || use == Use.TRUST;
        if (principal == null) {
            if (needed) {
                issues.error("MISSING_PRINCIPAL", "Add a Principal element to the policy statement.", statement);
            }
            return;
        }
        if (use == Use.SERVICE_CONTROL) {
            at.error(
                    "SCP_SYNTAX_ERROR_PRINCIPAL",
                    "SCPs do not support specifying principals. Remove the Principal or NotPrincipal element.",
                    principal);
        } else if (use == Use.IDENTITY) {
            at.error(
                    "UNSUPPORTED_PRINCIPAL",
                    "The policy type IDENTITY_POLICY does not support the Principal element. Remove the Principal"
                            + " element.",
                    principal);
        } else {
            principalForm(principal, at);
        }
        if (needed && negated != null && isText(statement.get("Effect"), "Allow")) {
            issues.at("NotPrincipal")
                    .security(
                            "ALLOW_WITH_NOT_PRINCIPAL",
                            "Using Allow with NotPrincipal can be overly permissive. We recommend that you use Principal"
                                    + " instead.",
                            negated);
        }
    }

    private static void principalForm(Node principal, Issues at) {
        switch (principal) {
            case Node.Obj types -> {
                if (types.members().isEmpty()) {
                    at.suggestion(
                            "EMPTY_OBJECT_PRINCIPAL",
                            "This statement includes no principals and does not affect the policy. Specify principals.",
                            types);
                }
                for (var type : types.members()) {
                    if (!PRINCIPALS.contains(type.name())) {
                        at.at(type.name())
                                .error(
                                        "INVALID_PRINCIPAL_KEY",
                                        "The principal key " + type.name() + " is not valid.",
                                        type.value());
                    } else if (type.value() instanceof Node.Arr names
                            && names.elements().isEmpty()) {
                        at.at(type.name())
                                .suggestion(
                                        "EMPTY_ARRAY_PRINCIPAL",
                                        "This statement includes no principals and does not affect the policy. Specify"
                                                + " principals.",
                                        names);
                    }
                }
            }
            case Node.Text text when text.value().equals("*") -> {}
            default ->
                at.error(
                        "INVALID_PRINCIPAL_FORMAT",
                        "The Principal element contents are not valid. Specify a key-value pair in the Principal"
                                + " element.",
                        principal);
        }
    }

    private void actions() {
        var name = statement.get("Action") == null ? "NotAction" : "Action";
        var actions = statement.get(name);
        if (actions == null) {
            issues.error("MISSING_ACTION", "Add an Action or NotAction element to the policy statement.", statement);
        } else {
            ActionCheck.check(actions, issues.at(name));
        }
    }

    private void resources() {
        var name = statement.get("Resource") == null ? "NotResource" : "Resource";
        var resources = statement.get(name);
        if (resources != null) {
            ResourceArnCheck.check(resources, issues.at(name));
        } else if (use != Use.TRUST) {
            issues.error(
                    "MISSING_RESOURCE", "Add a Resource or NotResource element to the policy statement.", statement);
        }
    }

    static boolean isText(@Nullable Node node, String value) {
        return node instanceof Node.Text text && text.value().equals(value);
    }

    /** The strings of an element that may be one or an array of them; what is no string is an issue. */
    static List<Node.Text> texts(Node node, Issues issues) {
        return switch (node) {
            case Node.Text one -> List.of(one);
            case Node.Arr many -> {
                for (int i = 0; i < many.elements().size(); i++) {
                    if (!(many.elements().get(i) instanceof Node.Text)) {
                        Validator.mismatch(many.elements().get(i), "String", issues.at(i));
                    }
                }
                yield many.elements().stream()
                        .filter(Node.Text.class::isInstance)
                        .map(Node.Text.class::cast)
                        .toList();
            }
            default -> {
                Validator.mismatch(node, "String", issues);
                yield List.of();
            }
        };
    }
}
