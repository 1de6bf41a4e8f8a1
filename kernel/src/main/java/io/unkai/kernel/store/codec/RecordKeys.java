package io.unkai.kernel.store.codec;

import io.unkai.kernel.store.KeyCodec;
import io.unkai.kernel.store.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys that are records. They sort by their first component, then by the second, and so on: text by code points, bytes
 * unsigned, numbers by value, times from the earliest, enums by the names of their constants, nested records by their
 * components; opposite where a component is {@link Descending}. No component is null.
 *
 * @param <K> the key
 */
public final class RecordKeys<K> implements KeyCodec<K> {
    private final Class<K> type;
    private final Lazy<RecordShape> shape;
    private final Lazy<List<KeyPart>> parts = new Lazy<>(this::findParts);

    private RecordKeys(Class<K> type) {
        this.type = type;
        this.shape = new Lazy<>(() -> new RecordShape(type));
    }

    private List<KeyPart> findParts() {
        var found = new ArrayList<KeyPart>();
        for (var component : shape.get().components()) {
            var part = KeyPart.of(component.getType());
            found.add(component.isAnnotationPresent(Descending.class) ? new KeyPart.Inverted(part) : part);
        }
        return List.copyOf(found);
    }

    /** The keys of a record. Where a component's type has no order here, their first use throws an IllegalArgumentException. */
    public static <K> RecordKeys<K> of(Class<K> type) {
        return new RecordKeys<>(type);
    }

    @Override
    public byte[] encode(K key) {
        var out = new KeyWriter();
        write(out, key);
        return out.bytes();
    }

    @Override
    public K decode(byte[] bytes) {
        return type.cast(read(new KeyReader(bytes)));
    }

    /** The bytes that all keys with these first components start with; also where a cursor finds the first of them. */
    public byte[] start(Object... first) {
        return begin(first).bytes();
    }

    /** All keys with these first components. */
    public Range prefix(Object... first) {
        return Range.prefix(start(first));
    }

    /** All keys with these first components whose next component, a text, starts with a text. */
    public Range startingWith(String start, Object... first) {
        return Range.prefix(startOf(start, first));
    }

    /** The bytes that all keys start with whose next component after these, a text, starts with a text. */
    public byte[] startOf(String start, Object... first) {
        if (first.length >= parts.get().size() || !(parts.get().get(first.length) instanceof KeyPart.Text)) {
            throw new IllegalArgumentException("component " + first.length + " of " + type.getName() + " is not text");
        }
        var out = begin(first);
        out.escaped(Utf8.bytes(start));
        return out.bytes();
    }

    private KeyWriter begin(Object... first) {
        var out = new KeyWriter();
        for (int i = 0; i < first.length; i++) {
            parts.get().get(i).write(out, first[i]);
        }
        return out;
    }

    void write(KeyWriter out, Object key) {
        for (int i = 0; i < parts.get().size(); i++) {
            var value = shape.get().get(key, i);
            if (value == null) {
                throw new IllegalArgumentException(
                        shape.get().components().get(i).getName() + " of " + type.getName() + " is null");
            }
            parts.get().get(i).write(out, value);
        }
    }

    Object read(KeyReader in) {
        var values = new Object[parts.get().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get().get(i).read(in);
        }
        return shape.get().create(values);
    }
}
