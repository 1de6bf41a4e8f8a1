package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.kernel.policy.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the conditions of a statement. */
final class ConditionCheck {
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";
    private static final Set<String> OPERATORS =
            Arrays.stream(Operator.values()).map(Operator::element).collect(Collectors.toUnmodifiableSet());
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern DATE = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]{5,8}(?:\\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?|[0-9]{1,15}");
    private static final Pattern RANGE = Pattern.compile(
            "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?:/[0-9]{1,2})?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:/[0-9]{1,3})?");
    private static final Set<String> SINGLE_VALUED = Set.of(
            "aws:currenttime",
            "aws:epochtime",
            "aws:multifactorauthage",
            "aws:multifactorauthpresent",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalorgid",
            "aws:principaltype",
            "aws:requestedregion",
            "aws:securetransport",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:useragent",
            "aws:userid",
            "aws:username");

    private ConditionCheck() {}

    static void check(Node condition, Issues issues) {
        if (!(condition instanceof Node.Obj operators)) {
            Validator.mismatch(condition, "Object", issues);
            return;
        }
        if (operators.members().isEmpty()) {
            issues.suggestion(
                    "EMPTY_OBJECT_CONDITION",
                    "This condition block is empty and it does not affect the policy. Specify conditions.",
                    operators);
        }
        for (var operator : operators.members()) {
            var at = issues.at(operator.name());
            operator(operator.name(), operator.value(), at);
            if (operator.value() instanceof Node.Obj keys) {
                keys.members().forEach(key -> key(operator.name(), key, at.at(key.name())));
            } else {
                Validator.mismatch(operator.value(), "Object", at);
            }
        }
    }

    private static String base(String name) {
        var rest = name.startsWith(ALL)
                ? name.substring(ALL.length())
                : name.startsWith(ANY) ? name.substring(ANY.length()) : name;
        return rest.endsWith(IF_EXISTS) ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    }

    private static void operator(String name, Node node, Issues issues) {
        var base = base(name);
        if (!OPERATORS.contains(base)) {
            issues.error(
                    "INVALID_CONDITION_OPERATOR",
                    "The condition operator " + name + " is not valid. Use a valid condition operator.",
                    node);
        } else if (base.equals("Null") && name.endsWith(IF_EXISTS)) {
            issues.error(
                    "NULL_WITH_IF_EXISTS",
                    "The Null condition operator cannot be used with the IfExists suffix. Update the operator or the"
                            + " suffix.",
                    node);
        } else if (base.equals("Null") && name.indexOf(':') >= 0) {
            issues.suggestion(
                    "NULL_WITH_QUALIFIER",
                    "Avoid using the Null condition operator with the ForAllValues or ForAnyValue qualifiers because they"
                            + " always return a true or false respectively.",
                    node);
        }
    }

    private static void key(String operator, Node.Member key, Issues issues) {
        if (key.name().indexOf(':') <= 0) {
            issues.error(
                    "INVALID_CONDITION_KEY_FORMAT",
                    "The condition key format is not valid. Use the format service:keyname.",
                    key.value());
        }
        if (operator.startsWith(ALL) && SINGLE_VALUED.contains(key.name().toLowerCase(Locale.ROOT))) {
            issues.security(
                    "FORALLVALUES_WITH_SINGLE_VALUED_KEY",
                    "Using ForAllValues qualifier with the single-valued condition key " + key.name()
                            + " can be overly permissive. We recommend that you remove ForAllValues:.",
                    key.value());
        }
        if (key.value() instanceof Node.Arr values && values.elements().isEmpty()) {
            issues.suggestion(
                    "EMPTY_ARRAY_CONDITION",
                    "There are no values for the condition key " + key.name()
                            + " and it does not affect the policy. Specify conditions.",
                    values);
        }
        values(base(operator), key.value(), issues);
    }

    private static void values(String operator, Node node, Issues issues) {
        var values = node instanceof Node.Arr many ? many.elements() : List.of(node);
        if (operator.equals("Bool") && values.size() > 1) {
            issues.error(
                    "INVALID_CONDITION_MULTIPLE_BOOLEAN",
                    "The condition key does not support multiple Boolean values. Use a single Boolean value.",
                    node);
        }
        if (values.stream().anyMatch(value -> !fits(operator, text(value)))) {
            var wrong = mismatch(operator);
            issues.warning(wrong.code(), wrong.details(), node);
        }
    }

    private static @Nullable String text(Node node) {
        return switch (node) {
            case Node.Text text -> text.value();
            case Node.Plain plain -> plain.text();
            case Node.Arr _, Node.Obj _ -> null;
        };
    }

    private static boolean fits(String operator, @Nullable String value) {
        if (value == null || value.contains("${")) {
            return value != null;
        }
        Predicate<String> form = switch (operator.replace("Not", "")) {
            case "Bool", "Null" -> text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
            case "IpAddress" -> RANGE.asMatchPredicate();
            case String date when date.startsWith("Date") -> DATE.asMatchPredicate();
            case String number when number.startsWith("Numeric") -> NUMBER.asMatchPredicate();
            default -> text -> true;
        };
        return form.test(value);
    }

    private record Mismatch(String code, String details) {}

    private static Mismatch mismatch(String operator) {
        if (operator.startsWith("Date")) {
            return new Mismatch(
                    "TYPE_MISMATCH_DATE",
                    "The date condition operator is used with an invalid value. Specify a valid date using YYYY-MM-DD or"
                            + " other ISO 8601 date/time format.");
        }
        if (operator.startsWith("Numeric")) {
            return new Mismatch(
                    "TYPE_MISMATCH_NUMBER", "Add a valid numeric value for the condition operator " + operator + ".");
        }
        return operator.endsWith("IpAddress")
                ? new Mismatch(
                        "TYPE_MISMATCH_IP_RANGE",
                        "The condition operator " + operator
                                + " is used with an invalid IP range value. Specify the IP range in standard CIDR format.")
                : new Mismatch(
                        "TYPE_MISMATCH_BOOLEAN",
                        "Add a valid Boolean value (true or false) for the condition operator " + operator + ".");
    }
}
