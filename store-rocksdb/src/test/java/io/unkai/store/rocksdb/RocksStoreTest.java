package io.unkai.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest {
    private static final Table<String, String> A = Texts.table("test.a");

    @TempDir
    Path folder;

    private static void put(Store store, String key, String value) {
        store.write(txn -> {
            txn.put(A, key, value);
            return key;
        });
    }

    private static void refused(ThrowingCallable call, Reason reason, String words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessageContaining(words);
        });
    }

    @Test
    void whatIsWrittenIsThereAfterReopening() {
        try (var store = RocksStore.open(folder)) {
            put(store, "a", "1");
            put(store, "b", "1");
            store.write(txn -> {
                txn.deleteRange(A, Texts.range("b", "c"));
                txn.put(A, "bb", "2");
                return 0;
            });
        }
        try (var store = RocksStore.open(folder)) {
            assertThat(store.<java.util.List<String>>read(txn -> Texts.list(txn, A)))
                    .containsExactly("a=1", "bb=2");
        }
    }

    @Test
    void aSecondStoreOnTheSameDirectoryIsRefused() {
        try (var store = RocksStore.open(folder)) {
            refused(
                    () -> RocksStore.open(folder),
                    Reason.LOCKED,
                    "in use by process " + ProcessHandle.current().pid());
            put(store, "a", "1");
        }
        RocksStore.open(folder).close();
    }

    @Test
    void aNewerFormatIsRefused() throws Exception {
        RocksStore.open(folder).close();
        Files.writeString(folder.resolve("format"), "2\n");
        refused(() -> RocksStore.open(folder), Reason.NEWER_FORMAT, "has format 2; this version reads formats up to 1");
        Files.writeString(folder.resolve("format"), "garbage");
        refused(() -> RocksStore.open(folder), Reason.BROKEN, "format");
        Files.writeString(folder.resolve("format"), "1\n");
        RocksStore.open(folder).close();
    }

    @Test
    void conflictsAreFoundAfterReopeningToo() {
        RocksStore.open(folder).close();
        try (var store = RocksStore.open(folder)) {
            put(store, "n", "0");
            var runs = new int[1];
            store.write(txn -> {
                var seen = txn.get(A, "n");
                if (runs[0]++ == 0) {
                    put(store, "n", "1");
                }
                txn.put(A, "seen", String.valueOf(seen));
                return 0;
            });
            assertThat(store.<String>read(txn -> txn.get(A, "seen"))).isEqualTo("1");
        }
    }

    @Test
    void clearingTakesNoTimeAndSurvives() {
        try (var store = RocksStore.open(folder)) {
            var value = "x".repeat(1_000);
            for (int batch = 0; batch < 10; batch++) {
                int first = batch * 1_000;
                store.write(txn -> {
                    for (int i = 0; i < 1_000; i++) {
                        txn.put(A, "key-" + (first + i), value);
                    }
                    return 0;
                });
            }
            long start = System.nanoTime();
            store.write(txn -> {
                txn.clear();
                return 0;
            });
            assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        }
        try (var store = RocksStore.open(folder)) {
            assertThat(store.<Boolean>read(txn -> {
                        try (var cursor = txn.scan(A, Range.ALL)) {
                            return cursor.hasNext();
                        }
                    }))
                    .isFalse();
        }
    }
}
