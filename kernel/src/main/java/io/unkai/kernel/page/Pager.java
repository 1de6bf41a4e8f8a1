package io.unkai.kernel.page;

import io.unkai.kernel.store.Cursor;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks a table a page at a time. */
public final class Pager {
    /** Most records looked at for one page; a filter that lets little through gets short pages, as on AWS. */
    public static final int MAX_WALK = 10_000;

    private Pager() {}

    /**
     * One page.
     *
     * @param range what is listed
     * @param last where the page before ended, or null for the first page
     * @param limit most items on the page, at least 1
     * @param pick what is shown of a record, or null where it is filtered out
     */
    public static <K, V, T> Page<T> page(
            ReadTxn txn,
            Table<K, V> table,
            Range range,
            byte @Nullable [] last,
            int limit,
            Function<Cursor.Entry<K, V>, @Nullable T> pick) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one item");
        }
        var items = new ArrayList<T>();
        byte[] seen = last;
        try (var cursor = txn.scan(table, range)) {
            if (last != null) {
                // The least key above the last one.
                cursor.seek(Arrays.copyOf(last, last.length + 1));
            }
            for (int walked = 0; cursor.hasNext(); walked++) {
                if (walked == MAX_WALK) {
                    return new Page<>(items, seen);
                }
                var entry = cursor.next();
                var item = pick.apply(entry);
                if (item != null && items.size() == limit) {
                    return new Page<>(items, seen);
                } else if (item != null) {
                    items.add(item);
                }
                seen = table.keys().encode(entry.key());
            }
        }
        return new Page<>(items, null);
    }
}
