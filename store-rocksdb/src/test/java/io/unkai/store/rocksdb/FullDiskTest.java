package io.unkai.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, which only root can mount. */
class FullDiskTest {
    private static final Table<String, String> A = Texts.table("test.a");

    @TempDir
    Path folder;

    private boolean mounted;

    /** Elsewhere, for a library in use keeps its file system busy. */
    @BeforeAll
    static void loadLibrary() {
        NativeLibrary.load(Path.of("target", "native").toAbsolutePath());
    }

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", folder.toString());
        assumeTrue(mounted, "needs root, to mount a small file system");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("Cannot run program");
            return false;
        }
    }

    private static void put(Store store, String key, int size) {
        store.write(txn -> {
            txn.put(A, key, key.repeat(size / key.length()));
            return key;
        });
    }

    private static void refusedAsFull(Store store, int size) {
        assertThatThrownBy(() -> put(store, "x", size))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FULL));
    }

    /** Takes all room but some. */
    private Path fill(long left) throws IOException {
        var ballast = folder.resolve("ballast");
        var block = new byte[1 << 16];
        try (var out = Files.newOutputStream(ballast)) {
            while (folder.toFile().getUsableSpace() > left + block.length) {
                out.write(block);
            }
        }
        return ballast;
    }

    @Test
    void writesAreRefusedWhileReadsGoOnAndRoomHelps() throws Exception {
        try (var store = RocksStore.open(folder.resolve("data"))) {
            put(store, "a", 1_000);
            var ballast = fill(Room.USUAL.low() - (1 << 20));
            refusedAsFull(store, 1 << 20);
            put(store, "small", 100);
            Files.delete(ballast);
            fill(Room.USUAL.none() - (1 << 20));
            refusedAsFull(store, 1);
            assertThat(store.<String>read(txn -> txn.get(A, "a"))).hasSize(1_000);
            Files.delete(ballast);
            put(store, "b", 1 << 20);
            assertThat(store.<String>read(txn -> txn.get(A, "b"))).hasSize(1 << 20);
        }
    }

    @Test
    void aDiskThatIsFullForRocksDbItselfHeals() throws Exception {
        var data = folder.resolve("data");
        try (var store = RocksStore.open(data, new Room(0, 0))) {
            put(store, "a", 1_000);
            var ballast = fill(1 << 16);
            refusedAsFull(store, 15 << 20);
            refusedAsFull(store, 1);
            assertThat(store.<String>read(txn -> txn.get(A, "a"))).hasSize(1_000);
            Files.delete(ballast);
            put(store, "b", 1 << 20);
            assertThat(store.<String>read(txn -> txn.get(A, "a"))).hasSize(1_000);
        }
        try (var store = RocksStore.open(data)) {
            assertThat(store.<String>read(txn -> txn.get(A, "b"))).hasSize(1 << 20);
        }
    }
}
