package io.unkai.kernel.store.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What a transaction has looked at: keys, there or not, and spans that its cursors passed over. */
final class ReadSet {
    private final TreeSet<byte[]> keys = new TreeSet<>(Bytes.ORDER);
    private final List<Span> spans = new ArrayList<>();

    void add(byte[] key) {
        keys.add(key);
    }

    /** A new span, empty so far, that its cursor extends. */
    Span open(byte[] from) {
        var span = new Span(from, from);
        spans.add(span);
        return span;
    }

    NavigableSet<byte[]> keys() {
        return keys;
    }

    List<Span> spans() {
        return spans;
    }
}
