package io.unkai.kernel.store.codec;

import io.unkai.kernel.store.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stores records, or sealed interfaces of records, as CBOR under the names of their components. Components are text, booleans,
 * ints, longs, doubles, enums, times, durations, {@link io.unkai.kernel.schema.Blob}s, records, sealed interfaces of records, and
 * lists, sets and maps of these; they may be null.
 *
 * <p>A component that was not stored has its {@link Default}, else zero, an empty collection, or null; one that was stored and is
 * no longer there is ignored. Where that is not enough, {@link #migrating} rewrites the stored form.
 *
 * @param <V> the record
 */
public final class RecordCodec<V> implements ValueCodec<V> {
    private final Class<V> type;
    private final Lazy<Part> part;
    private final List<UnaryOperator<Map<String, @Nullable Object>>> migrations;

    private RecordCodec(Class<V> type, Lazy<Part> part, List<UnaryOperator<Map<String, @Nullable Object>>> migrations) {
        this.type = type;
        this.part = part;
        this.migrations = migrations;
    }

    /**
     * The codec of a type. Where a component has a type that cannot be stored, its first use throws an
     * IllegalArgumentException.
     */
    public static <V> RecordCodec<V> of(Class<V> type) {
        return new RecordCodec<>(type, new Lazy<>(() -> new Parts().of(type)), List.of());
    }

    /**
     * The same codec with one more version of the stored form. A record of the version before is rewritten when it is read:
     * the function is given its names and values (text, booleans, longs, doubles, byte arrays, lists and maps) to change.
     */
    public RecordCodec<V> migrating(UnaryOperator<Map<String, @Nullable Object>> fromVersionBefore) {
        var more = new ArrayList<>(migrations);
        more.add(fromVersionBefore);
        return new RecordCodec<>(type, part, List.copyOf(more));
    }

    @Override
    public byte[] encode(V value) {
        var out = new CborWriter();
        out.number((long) migrations.size());
        part.get().write(out, value);
        return out.bytes();
    }

    @Override
    public V decode(byte[] bytes) {
        var in = new CborReader(bytes);
        long version = in.number();
        if (version > migrations.size()) {
            throw new IllegalArgumentException(
                    "a stored " + type.getSimpleName() + " has version " + version + ", written by a newer release");
        }
        return type.cast(part.get().read(version == migrations.size() ? in : migrated(in, (int) version)));
    }

    @SuppressWarnings("unchecked")
    private CborReader migrated(CborReader in, int version) {
        var stored = (Map<String, @Nullable Object>) in.any();
        if (stored == null) {
            throw new IllegalArgumentException("a stored " + type.getSimpleName() + " is empty");
        }
        for (var migration : migrations.subList(version, migrations.size())) {
            stored = migration.apply(stored);
        }
        var out = new CborWriter();
        out.any(stored);
        return new CborReader(out.bytes());
    }
}
