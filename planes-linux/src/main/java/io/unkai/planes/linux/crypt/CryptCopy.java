package io.unkai.planes.linux.crypt;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.ffm.SparseFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program: encrypts what is in a file, plain or encrypted with another key, into another file; what is only zeros stays a hole. */
public final class CryptCopy {
    private static final int PART = 1 << 20;
    private static final Duration LIMIT = Duration.ofHours(1);

    private CryptCopy() {}

    /**
     * Runs it, as encrypting would keep everyone else waiting in this process.
     *
     * @param own the key of the first file, or null where it is plain
     * @throws IOException if it fails
     */
    public static void run(Path from, Path to, @Nullable DiskKey own, DiskKey key) throws IOException {
        Path messages = messages(to);
        var keys = Stream.of(List.of(key), own == null ? List.<DiskKey>of() : List.of(own))
                .flatMap(List::stream)
                .toList();
        var process = CryptProgram.start(CryptCopy.class, messages, keys, from.toString(), to.toString());
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                var words = Files.readString(messages, StandardCharsets.UTF_8);
                throw new IOException(
                        "it cannot be encrypted: " + words.lines().findFirst().orElse("no answer"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(messages);
        }
    }

    /** The file that says what went wrong with a copy, for as long as it is made. */
    public static Path messages(Path to) {
        return to.resolveSibling(to.getFileName() + ".log");
    }

    /** What it is given: the files, and the keys as its input. */
    public static void main(String[] args) throws IOException {
        var key = new DiskKey(System.in.readNBytes(DiskKey.BYTES));
        byte[] own = System.in.readNBytes(DiskKey.BYTES);
        copy(Path.of(args[0]), Path.of(args[1]), own.length == 0 ? null : new DiskKey(own), key);
    }

    private static void copy(Path from, Path to, @Nullable DiskKey own, DiskKey key) throws IOException {
        byte[] part = new byte[PART];
        try (var holes = SparseFile.open(from);
                var source = Contents.open(from, own);
                var target = CryptFile.open(to, key, true)) {
            for (long at = holes.nextData(0); at >= 0; at = holes.nextData(at + PART)) {
                at = at / PART * PART;
                source.read(part, at);
                Extents.writeUnlessZeros(target, part, at);
            }
        }
    }
}
