package io.unkai.wire.validate;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.validate.Violation.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what an input violates, up to a limit. */
final class Walk {
    private static final int MOST = 100;

    private final boolean wholePatterns;
    private final List<Violation> found = new ArrayList<>();

    /** @param wholePatterns whether a pattern must match the whole string or only a part of it */
    Walk(boolean wholePatterns) {
        this.wholePatterns = wholePatterns;
    }

    List<Violation> found() {
        return found;
    }

    void struct(@Nullable Path path, Struct struct) {
        boolean union = struct.schema().type() == ShapeType.UNION;
        for (var member : struct.schema().members()) {
            var value = struct.member(member.index());
            var at = Path.member(path, member.name());
            if (value != null) {
                value(at, member, value);
            } else if (!union && member.traits().is(Flag.REQUIRED)) {
                add(at, member, null, Rule.REQUIRED);
            }
        }
    }

    private void value(Path path, Member member, Object value) {
        if (found.size() >= MOST) {
            return;
        }
        constraints(path, member, value);
        switch (value) {
            case Struct struct -> struct(path, struct);
            case List<?> list -> list(path, member, list);
            case Map<?, ?> map -> map(path, (MapSchema) member.target(), map);
            default -> {}
        }
    }

    private void list(Path path, Member member, List<?> list) {
        var schema = (ListSchema) member.target();
        if (schema.unique() && new HashSet<>(list).size() < list.size()) {
            add(path, member, list, Rule.UNIQUE);
        }
        for (int i = 0; i < list.size(); i++) {
            var element = list.get(i);
            if (element != null) {
                value(path.index(i), schema.element(), element);
            }
        }
    }

    /** A key's violations are reported at the map. */
    private void map(Path path, MapSchema schema, Map<?, ?> map) {
        map.forEach((key, value) -> {
            constraints(path, schema.key(), key);
            if (value != null) {
                value(path.key((String) key), schema.value(), value);
            }
        });
    }

    private void constraints(Path path, Member member, Object value) {
        var limits = member.traits().constraints();
        long length = length(value);
        if (length >= 0
                && (limits.minLength() != null && length < limits.minLength()
                        || limits.maxLength() != null && length > limits.maxLength())) {
            add(path, member, value, Rule.LENGTH);
        }
        if (value instanceof Number number && isOutside(number, limits.min(), limits.max())) {
            add(path, member, value, Rule.RANGE);
        }
        if (value instanceof String text) {
            if (!limits.enumValues().isEmpty() && !limits.enumValues().contains(text)) {
                add(path, member, value, Rule.ENUM);
            }
            if (limits.pattern() != null && !Patterns.matches(limits.pattern(), text, wholePatterns)) {
                add(path, member, value, Rule.PATTERN);
            }
        }
    }

    private static boolean isOutside(Number number, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        if (min == null && max == null) {
            return false;
        }
        double wide = number.doubleValue();
        if (Double.isNaN(wide)) {
            return true;
        }
        if (Double.isInfinite(wide) && !(number instanceof BigDecimal || number instanceof BigInteger)) {
            return wide < 0 ? min != null : max != null;
        }
        var exact = new BigDecimal(number.toString());
        return min != null && exact.compareTo(min) < 0 || max != null && exact.compareTo(max) > 0;
    }

    /** A value's length in the model's sense, or -1 where it has none. */
    static long length(@Nullable Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case Blob blob -> blob.size();
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> -1;
        };
    }

    private void add(Path path, Member member, @Nullable Object value, Rule rule) {
        if (found.size() < MOST) {
            found.add(new Violation(path, member, value, rule));
        }
    }
}
