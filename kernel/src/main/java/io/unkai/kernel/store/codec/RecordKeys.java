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
    private final RecordShape shape;
    private final Class<K> type;
    private final List<KeyPart> parts = new ArrayList<>();

    private RecordKeys(Class<K> type) {
        this.type = type;
        this.shape = new RecordShape(type);
        for (var component : shape.components()) {
            var part = KeyPart.of(component.getType());
            parts.add(component.isAnnotationPresent(Descending.class) ? new KeyPart.Inverted(part) : part);
        }
    }

    /**
     * The keys of a record.
     *
     * @throws IllegalArgumentException if a component's type has no order here
     */
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
        if (first.length >= parts.size() || !(parts.get(first.length) instanceof KeyPart.Text)) {
            throw new IllegalArgumentException("component " + first.length + " of " + type.getName() + " is not text");
        }
        var out = begin(first);
        out.escaped(Utf8.bytes(start));
        return out.bytes();
    }

    private KeyWriter begin(Object... first) {
        var out = new KeyWriter();
        for (int i = 0; i < first.length; i++) {
            parts.get(i).write(out, first[i]);
        }
        return out;
    }

    void write(KeyWriter out, Object key) {
        for (int i = 0; i < parts.size(); i++) {
            var value = shape.get(key, i);
            if (value == null) {
                throw new IllegalArgumentException(
                        shape.components().get(i).getName() + " of " + type.getName() + " is null");
            }
            parts.get(i).write(out, value);
        }
    }

    Object read(KeyReader in) {
        var values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).read(in);
        }
        return shape.create(values);
    }
}
