package io.unkai.kernel.store;

import java.util.regex.Pattern;

/**
 * A typed, ordered table.
 *
 * @param name unique in the store, lower case with dots, for example {@code s3.objects}; never renamed
 * @param keys how keys become bytes whose order is the order of the table
 * @param values how records become bytes
 * @param kept whether what is read often is answered from memory: for tables that are read with every call and change seldom, as
 *     every change of one forgets what is kept of it; declared once
 * @param <K> the key, a record whose components are the sort order
 * @param <V> the record, immutable
 */
public record Table<K, V>(String name, KeyCodec<K> keys, ValueCodec<V> values, boolean kept) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    /** A table; the name is checked. */
    public Table {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a table name: '" + name + "'");
        }
    }

    /** A table that is read from where it is stored. */
    public Table(String name, KeyCodec<K> keys, ValueCodec<V> values) {
        this(name, keys, values, false);
    }

    /** A table whose records are kept in memory once they were read. */
    public static <K, V> Table<K, V> kept(String name, KeyCodec<K> keys, ValueCodec<V> values) {
        return new Table<>(name, keys, values, true);
    }
}
