package io.unkai.wire.validate;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.protocol.Excerpt;
import io.unkai.wire.validate.Path.Kind;
import io.unkai.wire.validate.Violation.Rule;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of AWS's own frameworks. */
final class Wording {
    private Wording() {}

    static ApiException refusal(Style style, List<Violation> violations) {
        var first = violations.getFirst();
        return switch (style.family()) {
            case CLASSIC -> new ApiException(style.code(), 400, classic(violations));
            case SMITHY -> new ApiException(style.code(), 400, SmithyWording.message(violations));
            case PARAMETER -> parameter(style, first);
            case REASON -> new ApiException(style.code(), 400, reason(first));
            case XML ->
                new ApiException(
                        style.code(),
                        400,
                        "The XML you provided was not well-formed or did not validate against our published schema");
        };
    }

    private static String classic(List<Violation> violations) {
        int count = violations.size();
        return violations.stream()
                .map(Wording::classic)
                .collect(Collectors.joining(
                        "; ", count + " validation error" + (count == 1 ? "" : "s") + " detected: ", ""));
    }

    /** A simple element is reported at its list, with everything that elements must satisfy. */
    private static String classic(Violation violation) {
        var parent = violation.path().parent();
        if (violation.path().kind() == Kind.INDEX && parent != null && violation.value() instanceof String) {
            return "Value '[" + shown(violation) + "]' at '" + parent.dotted()
                    + "' failed to satisfy constraint: Member must satisfy constraint: ["
                    + String.join(", ", Phrases.all(violation)) + "]";
        }
        return "Value" + quoted(violation) + " at '" + violation.path().dotted() + "' failed to satisfy constraint: "
                + Phrases.single(violation);
    }

    private static String quoted(Violation violation) {
        if (violation.value() == null) {
            return " null";
        }
        var shown = shown(violation);
        return shown == null ? "" : " '" + shown + "'";
    }

    private static ApiException parameter(Style style, Violation violation) {
        var path = violation.path();
        if (violation.rule() == Rule.REQUIRED) {
            return new ApiException(
                    "MissingParameter", 400, "The request must contain the parameter " + path.parameter());
        }
        var shown = shown(violation);
        var value = shown == null ? "Value" : "Value (" + shown + ")";
        var why = violation.rule() == Rule.ENUM
                ? ""
                : " " + Phrases.single(violation).replaceFirst("^Member", "The value") + ".";
        return new ApiException(
                style.code(),
                400,
                value + " for parameter " + Path.decapitalised(path.parameter()) + " is invalid." + why);
    }

    private static String reason(Violation violation) {
        var why = violation.rule() == Rule.REQUIRED
                ? "no value for required parameter"
                : Phrases.single(violation).replaceFirst("^Member", "value");
        return "Invalid parameter: " + violation.path().parameter() + " Reason: " + why;
    }

    /** The value as messages repeat it, or null where it must not or can't be shown. */
    private static @Nullable String shown(Violation violation) {
        var value = violation.value();
        boolean hidden = violation.member().traits().is(Flag.SENSITIVE) || value instanceof Struct;
        return hidden || value == null || value instanceof Blob ? null : Excerpt.of(value.toString());
    }
}
