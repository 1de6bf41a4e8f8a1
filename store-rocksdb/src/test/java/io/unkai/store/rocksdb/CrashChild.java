package io.unkai.store.rocksdb;

import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Texts;
import java.nio.file.Path;

/**
 * Writes until it is killed. Each of several writers prints the number of a transaction once it is acknowledged; every transaction
 * puts two records, which must be there both or neither.
 */
final class CrashChild {
    static final int WRITERS = 8;
    static final Table<String, String> LEFT = Texts.table("crash.left");
    static final Table<String, String> RIGHT = Texts.table("crash.right");

    private CrashChild() {}

    static String key(int writer, int number) {
        return writer + "-" + number;
    }

    static String value(int writer, int number) {
        return (writer + ":" + number + ";").repeat(1 + number % 300);
    }

    public static void main(String[] args) throws InterruptedException {
        var store = RocksStore.open(Path.of(args[0]));
        int start = Integer.parseInt(args[1]);
        var writers = new Thread[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers[i] = Thread.startVirtualThread(() -> write(store, writer, start));
        }
        System.out.println("ready");
        for (var writer : writers) {
            writer.join();
        }
    }

    private static void write(RocksStore store, int writer, int start) {
        for (int i = start; ; i++) {
            int number = i;
            store.write(txn -> {
                txn.put(LEFT, key(writer, number), value(writer, number));
                txn.put(RIGHT, key(writer, number), value(writer, number));
                return number;
            });
            System.out.println(writer + " " + number);
        }
    }
}
