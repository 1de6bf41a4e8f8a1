package io.unkai.kernel.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables of plain text, and short ways to look at them. */
public final class Texts {
    private static final class Text implements KeyCodec<String>, ValueCodec<String> {
        @Override
        public byte[] encode(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Texts() {}

    /** A table whose keys and records are text. */
    public static Table<String, String> table(String name) {
        var codec = new Text();
        return new Table<>(name, codec, codec);
    }

    /** A table of text that is kept in memory. */
    public static Table<String, String> kept(String name) {
        var codec = new Text();
        return Table.kept(name, codec, codec);
    }

    /** Every key from one to another, as {@code key=value}. */
    public static List<String> list(ReadTxn txn, Table<String, String> table, Range range) {
        var found = new ArrayList<String>();
        try (var cursor = txn.scan(table, range)) {
            cursor.forEachRemaining(entry -> found.add(entry.key() + "=" + entry.value()));
        }
        return found;
    }

    /** The whole table. */
    public static List<String> list(ReadTxn txn, Table<String, String> table) {
        return list(txn, table, Range.ALL);
    }

    /** Keys from one (included) to another (excluded). */
    public static Range range(String from, String to) {
        return new Range(bytes(from), bytes(to));
    }

    /** The bytes of a text. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
