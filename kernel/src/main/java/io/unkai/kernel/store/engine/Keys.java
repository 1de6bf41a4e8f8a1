package io.unkai.kernel.store.engine;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where tables lie among all keys: the name, a zero byte, then the key of the record. Names start with a letter, so everything
 * below {@link #START} is free for the implementation's own records.
 */
public final class Keys {
    private static final byte[] START = {'a'};
    private static final byte[] END = {'z' + 1};

    private Keys() {}

    /** The least key any table can have. */
    public static byte[] start() {
        return START.clone();
    }

    /** The key above all tables. */
    public static byte[] end() {
        return END.clone();
    }

    static <K> byte[] of(Table<K, ?> table, K key) {
        var encoded = table.keys().encode(key);
        if (encoded.length > Store.MAX_KEY) {
            throw new IllegalArgumentException("a key of " + table.name() + " has " + encoded.length
                    + " bytes; at most " + Store.MAX_KEY + " are possible");
        }
        return of(table, encoded);
    }

    /** Where a record lies that may be asked for by anybody; null where none can be, as the key is too long. */
    static <K> byte @Nullable [] find(Table<K, ?> table, K key) {
        var encoded = table.keys().encode(key);
        return encoded.length > Store.MAX_KEY ? null : of(table, encoded);
    }

    static byte[] of(Table<?, ?> table, byte[] encoded) {
        var name = table.name().getBytes(StandardCharsets.US_ASCII);
        var key = Arrays.copyOf(name, name.length + 1 + encoded.length);
        System.arraycopy(encoded, 0, key, name.length + 1, encoded.length);
        return key;
    }

    static byte[] end(Table<?, ?> table, Range range) {
        var to = range.to();
        if (to != null) {
            return of(table, to);
        }
        var end = of(table, new byte[0]);
        end[end.length - 1] = 1;
        return end;
    }

    static byte[] strip(Table<?, ?> table, byte[] key) {
        return Arrays.copyOfRange(key, table.name().length() + 1, key.length);
    }
}
