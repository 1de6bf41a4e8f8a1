package io.unkai.wire.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in the order received, repeated ones kept apart, names compared without case. Values are the raw bytes read as
 * ISO 8859-1.
 */
public final class Headers {
    private final List<Field> fields = new ArrayList<>();

    private final List<Field> view = Collections.unmodifiableList(fields);

    /** One field. */
    public record Field(String name, String value) {
        /** Whether this is the field's name, in any case. */
        public boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** No fields. */
    public static Headers empty() {
        return new Headers();
    }

    /** Fields from name, value, name, value. */
    public static Headers of(String... namesAndValues) {
        var headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    /** Adds a field after the others. */
    public Headers add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    /** Puts a field in place of all of that name. */
    public Headers set(String name, String value) {
        fields.removeIf(field -> field.is(name));
        return add(name, value);
    }

    /** The first value of that name, or null. */
    public @Nullable String get(String name) {
        for (var field : fields) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** All values of that name, in order. */
    public List<String> all(String name) {
        List<String> values = List.of();
        for (var field : fields) {
            if (field.is(name)) {
                values = with(values, field.value());
            }
        }
        return values;
    }

    /** Most fields are there once or not at all: these need no list of their own. */
    private static List<String> with(List<String> values, String value) {
        if (values.isEmpty()) {
            return List.of(value);
        }
        var more = values.size() == 1 ? new ArrayList<>(values) : values;
        more.add(value);
        return more;
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        return get(name) != null;
    }

    /** All fields, in order; shows later changes, which must not be made while it is walked through. */
    public List<Field> fields() {
        return view;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
