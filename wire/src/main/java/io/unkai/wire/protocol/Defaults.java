package io.unkai.wire.protocol;

import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.StructSchema;
import org.jspecify.annotations.Nullable;

/** The model's defaults. */
public final class Defaults {
    private Defaults() {}

    /** Fills the slots of members that are not set and have a default; a union has none. */
    public static void fill(StructSchema schema, @Nullable Object[] values) {
        for (var member : schema.members()) {
            if (values[member.index()] == null) {
                values[member.index()] = member.traits().defaultValue();
            }
        }
    }

    /** A value, or the member's default where it is not set, or null. */
    public static @Nullable Object or(Member member, @Nullable Object value) {
        return value == null ? member.traits().defaultValue() : value;
    }
}
