package io.unkai.kernel.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What generated builders share: one slot per member. A builder may be used again after it built a value.
 *
 * @param <S> what it builds
 */
public abstract class StructBuilder<S extends Struct> {
    private final StructSchema schema;
    private final @Nullable Object[] values;

    /** Starts with nothing set. */
    protected StructBuilder(StructSchema schema) {
        this.schema = schema;
        this.values = new @Nullable Object[schema.members().size()];
    }

    /** Starts with the members of a value. */
    protected StructBuilder(S from) {
        this(from.schema());
        for (int i = 0; i < values.length; i++) {
            values[i] = from.member(i);
        }
    }

    /** Sets a member. */
    protected final void set(int index, @Nullable Object value) {
        values[index] = value;
    }

    /** Sets a list to an immutable copy. */
    protected final void setList(int index, @Nullable List<?> value) {
        values[index] = value == null ? null : List.copyOf(value);
    }

    /** Sets a list of a sparse shape, which may hold nulls, to an immutable copy. */
    protected final void setSparseList(int index, @Nullable List<? extends @Nullable Object> value) {
        values[index] = value == null ? null : Collections.unmodifiableList(new ArrayList<>(value));
    }

    /** Sets a map to an immutable copy in the same order. */
    protected final void setMap(int index, @Nullable Map<String, ?> value) {
        values[index] = value == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    /** The value as set so far. */
    @SuppressWarnings("unchecked") // the schema's factory makes the type that the schema belongs to
    public S build() {
        return (S) schema.create(values);
    }
}
