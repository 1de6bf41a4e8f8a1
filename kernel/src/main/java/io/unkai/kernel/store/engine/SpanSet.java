package io.unkai.kernel.store.engine;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A set of keys made of spans that do not touch. */
final class SpanSet {
    private final TreeMap<byte[], Span> spans = new TreeMap<>(Bytes.ORDER);

    void add(byte[] from, byte[] to) {
        var start = from;
        var end = to;
        var before = spans.floorEntry(from);
        if (before != null && !Bytes.before(before.getValue().to(), from)) {
            start = before.getKey();
            end = Bytes.later(end, before.getValue().to());
        }
        var touched = spans.subMap(start, true, end, true);
        if (!touched.isEmpty()) {
            end = Bytes.later(end, touched.lastEntry().getValue().to());
            touched.clear();
        }
        spans.put(start, new Span(start, end));
    }

    /** The span that holds a key, or null. */
    @Nullable
    Span holding(byte[] key) {
        var entry = spans.floorEntry(key);
        return entry != null && entry.getValue().holds(key) ? entry.getValue() : null;
    }

    Collection<Span> spans() {
        return spans.values();
    }
}
