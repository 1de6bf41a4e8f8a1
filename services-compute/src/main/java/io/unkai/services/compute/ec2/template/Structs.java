package io.unkai.services.compute.ec2.template;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns structures into others whose members have the same names, as EC2 has several for launch parameters. */
public final class Structs {
    private Structs() {}

    /** What is common to both, as the other structure; members that only one of them has are left out. */
    public static Struct convert(Struct from, StructSchema to) {
        var values = new @Nullable Object[to.members().size()];
        for (var member : to.members()) {
            values[member.index()] = converted(value(from, member.name()), member.target());
        }
        return to.create(values);
    }

    /** All that the first says, and what the second says where the first is silent. */
    @SuppressWarnings("unchecked") // a schema makes values of the type that it belongs to
    public static <S extends Struct> S merge(S first, S second) {
        var members = first.schema().members();
        var values = new @Nullable Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            var own = first.member(i);
            values[i] = own == null ? second.member(i) : own;
        }
        return (S) first.schema().create(values);
    }

    private static @Nullable Object value(Struct from, String name) {
        var member = from.schema().member(name);
        return member == null ? null : from.member(member.index());
    }

    private static @Nullable Object converted(@Nullable Object value, Schema to) {
        if (value instanceof Struct struct && to instanceof StructSchema schema) {
            return convert(struct, schema);
        }
        if (value instanceof List<?> list && to instanceof ListSchema schema) {
            return list.stream()
                    .map(one -> converted(one, schema.element().target()))
                    .toList();
        }
        return value;
    }
}
