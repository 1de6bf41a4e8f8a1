package io.unkai.wire.validate;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.validate.Style.Family;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses inputs that don't satisfy their model. */
public final class Validator {
    private Validator() {}

    /**
     * Checks an operation's input in the operation's own style.
     *
     * @throws ApiException if a constraint is violated
     */
    public static void check(Operation<?, ?> operation, Struct input) {
        var style = Style.of(operation);
        var violations = violations(input, style);
        if (violations.isEmpty()) {
            return;
        }
        if (style.family() == Family.SMITHY) {
            for (var error : operation.errors()) {
                if (error.name().equals(style.code())) {
                    throw ApiException.of(framework(error, violations), SmithyWording.message(violations));
                }
            }
        }
        throw Wording.refusal(style, violations);
    }

    /**
     * Checks a value.
     *
     * @throws ApiException if a constraint is violated, in the words of the style
     */
    public static void check(Struct value, Style style) {
        var violations = violations(value, style);
        if (!violations.isEmpty()) {
            throw Wording.refusal(style, violations);
        }
    }

    private static List<Violation> violations(Struct value, Style style) {
        var walk = new Walk(style.family() != Family.SMITHY);
        walk.struct(null, value);
        return style.family() == Family.XML
                ? walk.found().stream()
                        .filter(violation -> violation.rule() == Violation.Rule.REQUIRED)
                        .toList()
                : walk.found();
    }

    private static Struct framework(StructSchema error, List<Violation> violations) {
        var fields = error.member("fieldList");
        if (fields == null || !(((ListSchema) fields.target()).element().target() instanceof StructSchema field)) {
            throw new IllegalStateException(error + " has no list of fields");
        }
        var list = new ArrayList<Struct>();
        for (var violation : violations) {
            list.add(create(field, "path", violation.path().pointer(), "message", SmithyWording.message(violation)));
        }
        return create(error, "message", SmithyWording.message(violations), "fieldList", List.copyOf(list));
    }

    private static Struct create(StructSchema schema, String first, Object one, String second, Object two) {
        var values = new @Nullable Object[schema.members().size()];
        for (var member : schema.members()) {
            if (member.name().equals(first)) {
                values[member.index()] = one;
            } else if (member.name().equals(second)) {
                values[member.index()] = two;
            }
        }
        return schema.create(values);
    }
}
