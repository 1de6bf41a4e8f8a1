package io.unkai.kernel.store.codec;

import java.util.HashMap;
import java.util.Map;

/** A sealed interface of records: the record with an entry in front that holds its simple name. */
final class ChoicePart implements Part {
    private static final byte[] TAG = tag();

    @SuppressWarnings("ArrayRecordComponent")
    private record Choice(RecordPart part, byte[] tag) {}

    private final Class<?> type;
    private final Map<String, Choice> byName = new HashMap<>();
    private final Map<Class<?>, Choice> byType = new HashMap<>();

    ChoicePart(Class<?> type) {
        this.type = type;
    }

    private static byte[] tag() {
        var out = new CborWriter();
        out.text("@");
        return out.bytes();
    }

    void resolve(Parts parts) {
        add(type, parts);
    }

    private void add(Class<?> branch, Parts parts) {
        for (var permitted : branch.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                add(permitted, parts);
                continue;
            }
            var name = permitted.getSimpleName();
            var tag = new CborWriter();
            tag.raw(TAG);
            tag.text(name);
            var choice = new Choice(parts.record(permitted), tag.bytes());
            byType.put(permitted, choice);
            if (byName.put(name, choice) != null) {
                throw new IllegalArgumentException(type.getName() + " has two records named " + name);
            }
        }
    }

    @Override
    public void write(CborWriter out, Object value) {
        var choice = byType.get(value.getClass());
        if (choice == null) {
            throw new IllegalArgumentException(value.getClass() + " is not a record of " + type);
        }
        choice.part.writeTagged(out, value, choice.tag);
    }

    @Override
    public Object read(CborReader in) {
        int entries = in.map();
        if (entries == 0 || !in.raw(TAG)) {
            throw new IllegalArgumentException("a stored " + type.getName() + " does not tell its type");
        }
        var name = in.text();
        var choice = byName.get(name);
        if (choice == null) {
            throw new IllegalArgumentException(type.getName() + " has no record " + name);
        }
        return choice.part.readEntries(in, entries - 1);
    }
}
