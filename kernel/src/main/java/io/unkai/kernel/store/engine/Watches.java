package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Table;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to know what was committed. */
final class Watches {
    private record Watch<K>(Table<K, ?> table, Consumer<K> put, Span span) {
        void tell(WriteSet writes) {
            writes.changes().subMap(span.from(), span.to()).forEach((key, change) -> {
                if (change.value() != null) {
                    put.accept(table.keys().decode(Keys.strip(table, key)));
                }
            });
        }
    }

    private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();

    <K> AutoCloseable add(Table<K, ?> table, Consumer<K> put) {
        var watch = new Watch<>(table, put, new Span(Keys.of(table, new byte[0]), Keys.end(table, Range.ALL)));
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    void tell(WriteSet writes) {
        for (var watch : watches) {
            watch.tell(writes);
        }
    }
}
