package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.linux.ffm.SparseFile;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies are the same and as large, with small holes filled and large ones left. */
class PackedCopyTest {
    private static final int BLOCK = 4096;
    private static final long SIZE = 64L << 20;

    @TempDir
    Path folder;

    @Test
    void copiesInFewPieces() throws Exception {
        Path from = folder.resolve("from");
        var random = new Random(5);
        try (var file = new RandomAccessFile(from.toFile(), "rw")) {
            file.setLength(SIZE);
            for (long begun : new long[] {0, 8L << 20, 40L << 20}) {
                for (int piece = 0; piece < 32; piece++) {
                    byte[] data = new byte[BLOCK * (1 + random.nextInt(4))];
                    random.nextBytes(data);
                    file.seek(begun + (long) piece * 16 * BLOCK);
                    file.write(data);
                }
            }
        }
        Path to = folder.resolve("to");
        PackedCopy.make(from, to);
        assertThat(Files.mismatch(from, to)).isEqualTo(-1);
        assertThat(pieces(from)).isGreaterThan(90);
        assertThat(pieces(to)).isEqualTo(3);
    }

    @Test
    void copiesWhatIsEmptyOrFull() throws Exception {
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        PackedCopy.make(empty, folder.resolve("empty-copy"));
        assertThat(folder.resolve("empty-copy")).isEmptyFile();
        byte[] data = new byte[3 * BLOCK + 5];
        new Random(6).nextBytes(data);
        PackedCopy.make(Files.write(folder.resolve("full"), data), folder.resolve("full-copy"));
        assertThat(folder.resolve("full-copy")).hasBinaryContent(data);
    }

    static int pieces(Path file) throws Exception {
        int pieces = 0;
        try (var map = SparseFile.open(file)) {
            for (long at = map.nextData(0); at >= 0; at = map.nextData(map.nextHole(at))) {
                pieces++;
            }
        }
        return pieces;
    }
}
