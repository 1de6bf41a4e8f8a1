package io.unkai.wire.validate;

import java.util.List;
import java.util.stream.Collectors;

/** The words of Smithy's server framework, which never repeats a value. */
final class SmithyWording {
    private SmithyWording() {}

    static String message(List<Violation> violations) {
        int count = violations.size();
        return violations.stream()
                .map(SmithyWording::message)
                .collect(Collectors.joining(
                        "; ", count + " validation error" + (count == 1 ? "" : "s") + " detected. ", ""));
    }

    static String message(Violation violation) {
        var length = violation.rule() == Violation.Rule.LENGTH ? " with length " + Walk.length(violation.value()) : "";
        return "Value" + length + " at '" + violation.path().pointer() + "' failed to satisfy constraint: "
                + Phrases.joint(violation);
    }
}
