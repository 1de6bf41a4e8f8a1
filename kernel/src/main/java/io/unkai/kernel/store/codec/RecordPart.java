package io.unkai.kernel.store.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A record: a map from the names of its components. Components that are null are left out; unknown ones are ignored. */
final class RecordPart implements Part {
    private static final int MOST_IGNORED = 16;

    @SuppressWarnings("ArrayRecordComponent")
    private record Field(
            String name,
            byte[] encodedName,
            Part part,
            @Nullable Object absent) {}

    private final RecordShape shape;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    /** Names that were stored and are no components, so that they need not be read as text every time. */
    private final List<byte[]> ignored = new CopyOnWriteArrayList<>();

    RecordPart(RecordShape shape) {
        this.shape = shape;
    }

    /** Describes the components; after the constructor, so that a record may hold others of its kind. */
    void resolve(Parts parts) {
        for (var component : shape.components()) {
            var name = component.getName();
            var encoded = new CborWriter();
            encoded.text(name);
            var part = parts.of(component.getGenericType());
            var declared = component.getAnnotation(Default.class);
            var absent = declared == null ? part.absent() : part.parse(declared.value());
            places.put(name, fields.size());
            fields.add(new Field(name, encoded.bytes(), part, absent));
        }
    }

    @Override
    public void write(CborWriter out, Object value) {
        writeTagged(out, value, null);
    }

    /** Writes the record with one more entry in front, which tells its type. */
    void writeTagged(CborWriter out, Object value, byte @Nullable [] tag) {
        var values = new @Nullable Object[fields.size()];
        int present = tag == null ? 0 : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = shape.get(value, i);
            present += values[i] == null ? 0 : 1;
        }
        out.map(present);
        if (tag != null) {
            out.raw(tag);
        }
        for (int i = 0; i < values.length; i++) {
            var one = values[i];
            if (one != null) {
                out.raw(fields.get(i).encodedName);
                fields.get(i).part.write(out, one);
            }
        }
    }

    @Override
    public Object read(CborReader in) {
        return readEntries(in, in.map());
    }

    Object readEntries(CborReader in, int entries) {
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).absent;
        }
        int expected = 0;
        for (int i = 0; i < entries; i++) {
            int place = place(in, expected);
            if (place < 0) {
                in.skip();
            } else if (!in.nothing()) {
                values[place] = fields.get(place).part.read(in);
                expected = place + 1;
            }
        }
        return shape.create(values);
    }

    /** Which component is next: most often one of the next two, as they were written in order. */
    private int place(CborReader in, int expected) {
        int end = Math.min(expected + 2, fields.size());
        for (int i = expected; i < end; i++) {
            if (in.raw(fields.get(i).encodedName)) {
                return i;
            }
        }
        for (var name : ignored) {
            if (in.raw(name)) {
                return -1;
            }
        }
        var name = in.text();
        int place = places.getOrDefault(name, -1);
        if (place < 0 && ignored.size() < MOST_IGNORED) {
            var encoded = new CborWriter();
            encoded.text(name);
            ignored.add(encoded.bytes());
        }
        return place;
    }
}
