package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others may have written is checked, grown, or refused. */
@Tag("kernel")
class RootFileSystemTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private Path formatted() throws IOException {
        Path file = folder.resolve("disk");
        PoolFiles.enlarge(file, 16 * MIB);
        Command.of("mkfs.ext4", "-q", file.toString()).check();
        return file;
    }

    @Test
    void becomesAsLargeAsItsFileAndBelongsToRootAgain() throws Exception {
        Path file = formatted();
        PoolFiles.enlarge(file, 32 * MIB);
        var system = new RootFileSystem(file);
        assertThat(system.isSmaller()).isTrue();
        system.prepare();
        assertThat(system.isSmaller()).isFalse();
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
        assertThat(Command.of("e2fsck", "-f", "-n", file.toString()).run().exit())
                .isZero();
    }

    /** Whatever is on it: either it is a file system without errors afterwards, or it is refused. */
    @Test
    void isWholeOrRefused() throws Exception {
        long seed = Long.getLong("disk.seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            Path file = formatted();
            try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
                for (int i = 0; i < 40; i++) {
                    bytes.seek(1024 + random.nextInt(200_000));
                    bytes.write(random.nextInt(256));
                }
            }
            boolean taken = true;
            try {
                new RootFileSystem(file).prepare();
            } catch (IOException refused) {
                taken = false;
            }
            assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
            if (taken) {
                assertThat(Command.of("e2fsck", "-f", "-n", file.toString())
                                .run()
                                .exit())
                        .as("seed %d, round %d", seed, round)
                        .isZero();
            }
        }
    }

    @Test
    void isRefusedWhereThereIsNone() throws Exception {
        Path file = folder.resolve("blank");
        PoolFiles.enlarge(file, MIB);
        assertThatThrownBy(() -> new RootFileSystem(file).prepare())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no ext4 file system");
        PoolFiles.enlarge(folder.resolve("tiny"), 10);
        assertThat(new RootFileSystem(folder.resolve("tiny")).isSmaller()).isFalse();
    }
}
