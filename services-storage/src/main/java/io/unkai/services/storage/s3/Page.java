package io.unkai.services.storage.s3;

import io.unkai.kernel.store.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param entries what is listed itself, in order
 * @param groups common prefixes, each once, in order
 * @param truncated whether there is more
 * @param last the name of the last entry or group, or null where the page is empty
 * @param lastKey the last entry, or null where the page ends with a group
 */
record Page<K, V>(
        List<Cursor.Entry<K, V>> entries,
        List<String> groups,
        boolean truncated,
        @Nullable String last,
        @Nullable K lastKey) {

    /**
     * What to list.
     *
     * @param prefix only names that start so
     * @param delimiter names that have it behind the prefix are grouped up to it, or null
     * @param max the most entries and groups together
     */
    record Query(String prefix, @Nullable String delimiter, int max) {}

    /**
     * Walks a cursor that stands where the page begins. A group costs one seek however many names it has.
     *
     * @param name the name of an entry
     * @param start the bytes with which the keys of all names of a prefix start
     */
    static <K, V> Page<K, V> read(
            Cursor<K, V> cursor, Query query, Function<K, String> name, Function<String, byte[]> start) {
        var entries = new ArrayList<Cursor.Entry<K, V>>();
        var groups = new ArrayList<String>();
        String last = null;
        K lastKey = null;
        boolean truncated = false;
        while (query.max > 0 && cursor.hasNext()) {
            if (entries.size() + groups.size() == query.max) {
                truncated = true;
                break;
            }
            var entry = cursor.next();
            last = name.apply(entry.key());
            var group = group(query, last);
            if (group == null) {
                entries.add(entry);
                lastKey = entry.key();
            } else {
                groups.add(group);
                last = group;
                lastKey = null;
                cursor.seek(KeyBytes.afterAll(start.apply(group)));
            }
        }
        return new Page<>(entries, groups, truncated, last, lastKey);
    }

    /** The common prefix a name belongs to, or null. */
    static @Nullable String group(Query query, String name) {
        var delimiter = query.delimiter;
        if (delimiter == null || delimiter.isEmpty() || !name.startsWith(query.prefix)) {
            return null;
        }
        int at = name.indexOf(delimiter, query.prefix.length());
        return at < 0 ? null : name.substring(0, at + delimiter.length());
    }
}
