package io.unkai.kernel.store.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** A stored name, and the place of its component, or {@value #NOT_HERE}. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Name(byte[] encoded, int place) {
        static final int NOT_HERE = -1;
    }

    private final RecordShape shape;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    /** The order in which names are stored, with some that are no components, where these were met. */
    private volatile List<Name> order = List.of();

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
        order = IntStream.range(0, fields.size())
                .mapToObj(place -> new Name(fields.get(place).encodedName, place))
                .toList();
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
        int next = 0;
        for (int i = 0; i < entries; i++) {
            var names = order;
            int found = find(in, names, next);
            int place = found < 0 ? unexpected(in, names, next) : names.get(found).place;
            next = found < 0 ? next : found + 1;
            if (place == Name.NOT_HERE) {
                in.skip();
            } else if (!in.nothing()) {
                values[place] = fields.get(place).part.read(in);
            }
        }
        return shape.create(values);
    }

    /** Where the name that is next stands in this order, from somewhere on: most often there, as it was written so; or -1. */
    private static int find(CborReader in, List<Name> names, int from) {
        for (int i = from; i < names.size(); i++) {
            if (in.raw(names.get(i).encoded)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of a name that is not in order; one of no component is expected there from now on. */
    private int unexpected(CborReader in, List<Name> names, int at) {
        var name = in.text();
        int place = places.getOrDefault(name, Name.NOT_HERE);
        if (place == Name.NOT_HERE && names.size() < fields.size() + MOST_IGNORED) {
            var encoded = new CborWriter();
            encoded.text(name);
            var longer = new ArrayList<>(names);
            longer.add(at, new Name(encoded.bytes(), place));
            order = List.copyOf(longer);
        }
        return place;
    }
}
