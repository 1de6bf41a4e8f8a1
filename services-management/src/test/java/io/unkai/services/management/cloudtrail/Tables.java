package io.unkai.services.management.cloudtrail;

import io.unkai.kernel.store.KeyCodec;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.ValueCodec;
import java.nio.charset.StandardCharsets;

/** Looks at tables as they are stored. */
final class Tables {
    private Tables() {}

    private static final class Raw implements KeyCodec<byte[]>, ValueCodec<byte[]> {
        @Override
        public byte[] encode(byte[] bytes) {
            return bytes;
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes;
        }
    }

    /** How many records have a text, between characters that are not of words, in key or value. */
    static long count(ReadTxn txn, String table, String text) {
        long count = 0;
        try (var cursor = txn.scan(new Table<>(table, new Raw(), new Raw()), Range.ALL)) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                var all = new String(entry.key(), StandardCharsets.ISO_8859_1)
                        + ' '
                        + new String(entry.value(), StandardCharsets.ISO_8859_1);
                count += all.matches("(?s).*\\b" + text + "\\b.*") ? 1 : 0;
            }
        }
        return count;
    }
}
