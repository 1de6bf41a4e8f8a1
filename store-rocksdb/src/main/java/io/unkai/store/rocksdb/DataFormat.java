package io.unkai.store.rocksdb;

import io.unkai.kernel.store.StoreException;
import io.unkai.kernel.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The version of the layout of a data directory, in a file of its own so that it can be read before anything else. */
final class DataFormat {
    /** What this version writes. */
    static final int CURRENT = 1;

    private DataFormat() {}

    /** Marks a new directory, and refuses one that a newer version wrote. */
    static void check(Path directory) {
        var file = directory.resolve("format");
        try {
            if (!Files.exists(file)) {
                mark(directory, file);
                return;
            }
            int found = Integer.parseInt(
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (found > CURRENT) {
                throw new StoreException(
                        Reason.NEWER_FORMAT,
                        "The data in " + directory + " has format " + found + "; this version reads formats up to "
                                + CURRENT + ". Start the version that wrote it, or a newer one.",
                        null);
            }
        } catch (IOException | NumberFormatException e) {
            throw new StoreException(
                    Reason.BROKEN, "Cannot read the format of " + directory + ": " + e.getMessage(), e);
        }
    }

    private static void mark(Path directory, Path file) throws IOException {
        var half = directory.resolve("format.part");
        try (var out = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap((CURRENT + "\n").getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
