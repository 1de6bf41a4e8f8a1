package io.unkai.kernel.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one (included) to another (excluded), as encoded bytes.
 *
 * @param from the first key, empty for the start of the table
 * @param to the key after the last, or null for the end of the table
 */
@SuppressWarnings("ArrayRecordComponent")
public record Range(byte[] from, byte @Nullable [] to) {
    /** The whole table. */
    public static final Range ALL = new Range(new byte[0], null);

    /** Every key that starts with these bytes. */
    public static Range prefix(byte[] prefix) {
        return new Range(prefix, after(prefix));
    }

    /** The least key above every key with this prefix, or null where there is none. */
    private static byte @Nullable [] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                var next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        return null;
    }
}
