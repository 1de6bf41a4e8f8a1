package io.unkai.kernel.store;

/**
 * A typed, ordered table.
 *
 * @param name unique in the store, lower case with dots, for example {@code s3.objects}; never renamed
 * @param keys how keys become bytes whose order is the order of the table
 * @param values how records become bytes
 * @param <K> the key, a record whose components are the sort order
 * @param <V> the record, immutable
 */
public record Table<K, V>(String name, KeyCodec<K> keys, ValueCodec<V> values) {}
