package io.unkai.kernel.iam;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.iam.ArnPiece.Text;
import io.unkai.kernel.iam.ArnPiece.Variable;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ARNs that calls of one operation may name for one type of resource: an ARN with variables, each bound to the members of the
 * input that name it.
 */
public final class ArnTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String ANY = "*";

    /** Makes what a client sent into what the ARN says, for example puts a user's path before its name. */
    @FunctionalInterface
    public interface Names {
        /** As the client sent it. */
        Names PLAIN = (variable, value) -> value;

        /**
         * The name.
         *
         * @param variable the variable of the ARN, for example {@code UserNameWithPath}
         * @param value what the client sent, empty where it sent nothing
         * @return the name, empty where it is not known, or null where this names nothing of the variable's type
         */
        @Nullable
        String name(String variable, String value);
    }

    private final String arn;
    private final List<ArnPiece> pieces;
    private final List<Variable> variables;

    private ArnTemplate(String arn, List<ArnPiece> pieces) {
        this.arn = arn;
        this.pieces = List.copyOf(pieces);
        this.variables = pieces.stream()
                .filter(Variable.class::isInstance)
                .map(Variable.class::cast)
                .toList();
    }

    /**
     * Binds the variables.
     *
     * @param bindings the members of variables: several to be joined parted by {@code +}, several that each name one by
     *     {@code |}; empty where the service itself knows the value
     */
    public static ArnTemplate of(String arn, StructSchema input, Map<String, String> bindings) {
        var pieces = new ArrayList<ArnPiece>();
        var matcher = VARIABLE.matcher(arn);
        int from = 0;
        while (matcher.find()) {
            pieces.add(new Text(arn.substring(from, matcher.start())));
            pieces.add(ArnPiece.of(matcher.group(1), input, bindings));
            from = matcher.end();
        }
        pieces.add(new Text(arn.substring(from)));
        return new ArnTemplate(arn, pieces);
    }

    /** Binds all variables that name the resource to one member, which names it by its path or its ARN. */
    public static ArnTemplate named(String arn, StructSchema input, String member) {
        var whole = of(arn, input, Map.of());
        var pieces = new ArrayList<ArnPiece>();
        for (var piece : whole.pieces) {
            if (piece instanceof Variable) {
                break;
            }
            pieces.add(piece);
        }
        pieces.add(Variable.named(member, input));
        return new ArnTemplate(arn, pieces);
    }

    /** Whether every variable is bound; what is not becomes {@code *}. */
    public boolean bound() {
        return variables.stream().allMatch(Variable::bound);
    }

    /** Whether an input names something of this type: every bound variable has a value. */
    public boolean named(Struct input) {
        return variables.stream()
                .allMatch(variable ->
                        variable.paths().isEmpty() || !variable.values(input).isEmpty());
    }

    /** The ARNs that an input names; where it names none, one with {@code *} in the place of what is not known. */
    public List<String> arns(Struct input, String region, String account, Names names) {
        var arns = List.of("");
        for (var piece : pieces) {
            var values = switch (piece) {
                case Text text -> List.of(text.text());
                case ArnPiece.Place place -> List.of(place.fill(region, account));
                case Variable variable -> values(variable, input, names);
            };
            arns = joined(arns, values);
        }
        return arns.stream().map(this::whole).filter(Objects::nonNull).toList();
    }

    private static List<String> values(Variable variable, Struct input, Names names) {
        if (!variable.bound()) {
            return List.of(ANY);
        }
        var values = variable.values(input);
        return (values.isEmpty() ? List.of("") : values)
                .stream()
                        .map(value -> names.name(variable.name(), value))
                        .filter(Objects::nonNull)
                        .map(name -> name.isEmpty() ? ANY : name)
                        .toList();
    }

    private static List<String> joined(List<String> starts, List<String> ends) {
        var all = new ArrayList<String>(starts.size() * ends.size());
        starts.forEach(start -> ends.forEach(end -> all.add(start + end)));
        return all;
    }

    /** Where a member that holds ARNs names a thing by its ARN, that is the ARN, or null where it is of another type. */
    private @Nullable String whole(String filled) {
        int inner = filled.indexOf("arn:", 1);
        if (inner < 0 || variables.stream().noneMatch(Variable::holdsArns)) {
            return filled;
        }
        var named = Arn.parse(filled.substring(inner));
        var expected = Arn.parse(arn);
        if (named == null || expected == null) {
            return filled;
        }
        boolean fits = named.service().equals(expected.service())
                && named.resource().startsWith(literalStart(expected.resource()));
        return fits ? named.toString() : null;
    }

    private static String literalStart(String resource) {
        int variable = resource.indexOf("${");
        return variable < 0 ? resource : resource.substring(0, variable);
    }

    /** The ARN with each variable replaced by the members that name it, for people. */
    public String describe() {
        return String.join("", pieces.stream().map(ArnPiece::describe).toList());
    }

    /** The ARN with its variables. */
    @Override
    public String toString() {
        return arn;
    }
}
