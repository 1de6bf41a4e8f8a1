package io.unkai.services.management.accessanalyzer.validation;

import io.unkai.services.management.accessanalyzer.validation.Issue.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a JSON document that knows where it stands. */
sealed interface Node {
    /** Where it stands. */
    Span span();

    /** From its first character to after its last. */
    record Span(Mark start, Mark end) {}

    /** A member of an object; its span is that of the value. */
    record Member(String name, Node value) {}

    /** An object, its members as they are written. */
    record Obj(List<Member> members, Span span) implements Node {
        @Nullable
        Node get(String name) {
            return members.stream()
                    .filter(member -> member.name().equals(name))
                    .map(Member::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** An array. */
    record Arr(List<Node> elements, Span span) implements Node {}

    /** A string. */
    record Text(String value, Span span) implements Node {}

    /** A number, a boolean or null, as written. */
    record Plain(String text, Span span) implements Node {}
}
