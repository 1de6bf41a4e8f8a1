package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A structure value without a generated class. */
final class DynamicStruct implements Struct {
    private final Supplier<StructSchema> schema;
    private final @Nullable Object[] values;

    DynamicStruct(Supplier<StructSchema> schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values.clone();
    }

    @Override
    public StructSchema schema() {
        return schema.get();
    }

    @Override
    public @Nullable Object member(int index) {
        return values[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DynamicStruct struct
                && struct.schema() == schema()
                && Arrays.deepEquals(values, struct.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        var text = new StringJoiner(", ", schema().name() + "{", "}");
        for (var member : schema().members()) {
            var value = values[member.index()];
            if (value != null) {
                text.add(member.name() + "=" + value);
            }
        }
        return text.toString();
    }
}
