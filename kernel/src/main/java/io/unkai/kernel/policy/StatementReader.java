package io.unkai.kernel.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements of one version of the language. */
final class StatementReader {
    /** The elements of a statement. */
    static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private static final String IF_EXISTS = "IfExists";

    private final boolean variables;
    private boolean legacyEffect;

    StatementReader(boolean variables) {
        this.variables = variables;
    }

    Statement read(int index, PolicyTree tree) {
        if (!(tree instanceof PolicyTree.Obj object)
                || !ELEMENTS.containsAll(object.members().keySet())) {
            throw MalformedPolicyException.syntax();
        }
        var sid = object.text("Sid");
        return new Statement(
                index,
                sid == null ? "" : sid,
                effect(object),
                principals(object),
                actions(object),
                resources(object),
                conditions(object),
                object.span());
    }

    /** Whether a statement had an effect that differs from AWS's words only by case. */
    boolean sawLegacyEffect() {
        return legacyEffect;
    }

    private Effect effect(PolicyTree.Obj object) {
        var effect = object.text("Effect");
        boolean allow = "Allow".equalsIgnoreCase(effect);
        if (!allow && !"Deny".equalsIgnoreCase(effect)) {
            throw MalformedPolicyException.syntax();
        }
        legacyEffect |= !(allow ? "Allow" : "Deny").equals(effect);
        return allow ? Effect.ALLOW : Effect.DENY;
    }

    /** Which of an element and its negation is there; null for neither, and both are one too many. */
    private static @Nullable String either(PolicyTree.Obj object, String name) {
        var negation = "Not" + name;
        boolean plain = object.members().containsKey(name);
        boolean negated = object.members().containsKey(negation);
        if (plain && negated) {
            throw MalformedPolicyException.syntax();
        }
        return plain ? name : negated ? negation : null;
    }

    private static @Nullable Actions actions(PolicyTree.Obj object) {
        var name = either(object, "Action");
        return name == null
                ? null
                : new Actions(negated(name), strings(object.members().get(name)));
    }

    private @Nullable Resources resources(PolicyTree.Obj object) {
        var name = either(object, "Resource");
        return name == null
                ? null
                : new Resources(negated(name), strings(object.members().get(name)), variables);
    }

    private static boolean negated(String name) {
        return name.startsWith("Not");
    }

    private static @Nullable Principals principals(PolicyTree.Obj object) {
        var name = either(object, "Principal");
        if (name == null) {
            return null;
        }
        return new Principals(
                negated(name),
                switch (object.members().get(name)) {
                    case PolicyTree.Str string
                    when string.text().equals("*") -> Map.of(PrincipalType.AWS, List.of("*"));
                    case PolicyTree.Obj types -> principals(types.members());
                    case null, default -> throw MalformedPolicyException.syntax();
                });
    }

    private static Map<PrincipalType, List<String>> principals(Map<String, PolicyTree> members) {
        var principals = new EnumMap<PrincipalType, List<String>>(PrincipalType.class);
        members.forEach((name, value) -> {
            var type = PrincipalType.of(name);
            if (type == null) {
                throw MalformedPolicyException.syntax();
            }
            principals.put(type, strings(value));
        });
        return principals;
    }

    private static List<String> strings(@Nullable PolicyTree value) {
        return switch (value) {
            case PolicyTree.Str string -> List.of(string.text());
            case PolicyTree.Arr array ->
                array.elements().stream()
                        .map(element -> element instanceof PolicyTree.Str string ? string.text() : refuse())
                        .toList();
            case null, default -> throw MalformedPolicyException.syntax();
        };
    }

    private static String refuse() {
        throw MalformedPolicyException.syntax();
    }

    private List<Condition> conditions(PolicyTree.Obj object) {
        var conditions = new ArrayList<Condition>();
        switch (object.members().get("Condition")) {
            case null -> {
                return List.of();
            }
            case PolicyTree.Obj operators ->
                operators.members().forEach((name, keys) -> {
                    if (!(keys instanceof PolicyTree.Obj byKey)) {
                        throw MalformedPolicyException.syntax();
                    }
                    byKey.members().forEach((key, values) -> conditions.add(condition(name, key, values)));
                });
            default -> throw MalformedPolicyException.syntax();
        }
        return List.copyOf(conditions);
    }

    /** Whether there is an operator of this name, with whatever quantifier and {@code IfExists} it may have. */
    static boolean isOperator(String name) {
        var base = base(name);
        var operator = Operator.of(base);
        return operator != null && !(operator == Operator.NULL && name.endsWith(IF_EXISTS));
    }

    private static Quantifier quantifier(String name) {
        return name.startsWith(Quantifier.ALL.prefix())
                ? Quantifier.ALL
                : name.startsWith(Quantifier.ANY.prefix()) ? Quantifier.ANY : Quantifier.NONE;
    }

    private static String base(String name) {
        var rest = name.substring(quantifier(name).prefix().length());
        return rest.endsWith(IF_EXISTS) ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
    }

    private Condition condition(String name, String key, PolicyTree values) {
        var operator = Operator.of(base(name));
        if (operator == null || !isOperator(name)) {
            throw MalformedPolicyException.syntax();
        }
        return new Condition(operator, quantifier(name), name.endsWith(IF_EXISTS), key, scalars(values), variables);
    }

    private static List<String> scalars(PolicyTree value) {
        return switch (value) {
            case PolicyTree.Str string -> List.of(string.text());
            case PolicyTree.Scalar scalar -> List.of(scalar.text());
            case PolicyTree.Arr array ->
                array.elements().stream().map(StatementReader::scalar).toList();
            case PolicyTree.Obj _ -> throw MalformedPolicyException.syntax();
        };
    }

    private static String scalar(PolicyTree value) {
        return switch (value) {
            case PolicyTree.Str string -> string.text();
            case PolicyTree.Scalar scalar -> scalar.text();
            case PolicyTree.Arr _, PolicyTree.Obj _ -> throw MalformedPolicyException.syntax();
        };
    }
}
