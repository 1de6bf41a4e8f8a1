package io.unkai.wire.form;

import java.util.stream.Stream;

/** One condition of a form's policy. */
sealed interface FormCondition {
    /**
     * The size that the file may have, in bytes.
     *
     * @param least 0 or more
     * @param most not less than {@code least}
     */
    record Size(long least, long most) implements FormCondition {}

    /**
     * What a field may hold.
     *
     * @param field its name in lower case
     * @param start whether it need only start so
     * @param value what it must hold
     */
    record Match(String field, boolean start, String value) implements FormCondition {
        boolean holds(String actual) {
            if (!start) {
                return actual.equals(value);
            }
            return field.equals("content-type")
                    ? Stream.of(actual.split(",", -1))
                            .allMatch(one -> one.strip().startsWith(value))
                    : actual.startsWith(value);
        }

        String text() {
            return "[\"" + (start ? "starts-with" : "eq") + "\", \"$" + field + "\", \"" + value + "\"]";
        }
    }
}
