package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.PolicyDetails;
import io.unkai.kernel.schema.Struct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves lists out that hold nothing, which mean the same and are what absent lists are read as from the store. */
final class Bare {
    private Bare() {}

    static PolicyDetails of(PolicyDetails details) {
        return (PolicyDetails) bare(details);
    }

    private static Struct bare(Struct struct) {
        var schema = struct.schema();
        var values = new @Nullable Object[schema.members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = bare(struct.member(i));
        }
        return schema.create(values);
    }

    private static @Nullable Object bare(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Struct struct -> bare(struct);
            case List<?> list when list.isEmpty() -> null;
            case List<?> list -> each(list);
            default -> value;
        };
    }

    private static List<@Nullable Object> each(List<?> list) {
        var all = new ArrayList<@Nullable Object>(list.size());
        list.forEach(one -> all.add(bare(one)));
        return all;
    }
}
