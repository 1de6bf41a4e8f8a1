package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and sets members that several shapes of S3 have in common, by their modelled names. */
final class Fields {
    private Fields() {}

    /** The value of a member, or null where it is not set or there is no such member. */
    static @Nullable Object get(Struct in, String name) {
        var member = in.schema().member(name);
        return member == null ? null : in.member(member.index());
    }

    /** The text of a member, or null. */
    static @Nullable String text(Struct in, String name) {
        return get(in, name) instanceof String text ? text : null;
    }

    /** The same value with these members set; names that its shape does not have are left out. */
    @SuppressWarnings("unchecked") // a schema makes values of its own type
    static <S extends Struct> S with(S struct, Map<String, ?> members) {
        var schema = struct.schema();
        var values = new @Nullable Object[schema.members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = struct.member(i);
        }
        members.forEach((name, value) -> {
            var member = schema.member(name);
            if (member != null) {
                values[member.index()] = value;
            }
        });
        return (S) schema.create(values);
    }
}
