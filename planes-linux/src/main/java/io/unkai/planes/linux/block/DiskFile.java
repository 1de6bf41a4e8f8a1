package io.unkai.planes.linux.block;

import io.unkai.planes.block.DiskKey;
import io.unkai.planes.linux.crypt.CryptCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a disk is in a pool: under one name where it is plain, and under another one where it is encrypted.
 *
 * @param id whose it is
 */
record DiskFile(String id, Path plain, Path encrypted) {
    static final String PLAIN = ".img";
    static final String ENCRYPTED = ".aes";
    private static final String UNFINISHED = ".new";

    static DiskFile in(Path folder, String id) {
        return new DiskFile(id, folder.resolve(id + PLAIN), folder.resolve(id + ENCRYPTED));
    }

    boolean exists() {
        return Files.exists(plain) || Files.exists(encrypted);
    }

    boolean isEncrypted() {
        return Files.exists(encrypted);
    }

    /** The file. @throws IOException where there is none */
    Path require() throws IOException {
        if (!exists()) {
            throw new IOException("there is no " + id);
        }
        return isEncrypted() ? encrypted : plain;
    }

    /** Makes it, unless it is there; it is on the disk with all that is in it or not at all. */
    void make(boolean encrypting, PoolFiles.Making making) throws IOException {
        if (!exists()) {
            Path file = encrypting ? encrypted : plain;
            PoolFiles.make(file, unfinished(file), making);
        }
    }

    /** Makes it a copy of another one that is as large, unless it is there. Who needs it makes it again where the host fails at once. */
    void makeCopy(DiskFile source) throws IOException {
        if (!exists()) {
            Path from = source.require();
            PoolFiles.makeCopy(plain, unfinished(plain), begun -> PoolFiles.share(from, begun));
        }
    }

    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    void delete() throws IOException {
        PoolFiles.delete(plain, unfinished(plain));
        PoolFiles.delete(encrypted, unfinished(encrypted));
        Files.deleteIfExists(CryptCopy.messages(unfinished(encrypted)));
    }

    /**
     * Makes a file that begins as this one. It shares its blocks where both are encrypted with the same key, or not at all.
     *
     * @param bytes its size, or 0 for this one's
     * @param own the key of this one, or null where it is plain or unknown
     * @param other the key that the copy is encrypted with, or null where it is as this one
     * @throws IOException where it would be smaller, or a key is missing
     */
    void begin(Path begun, long bytes, @Nullable DiskKey own, @Nullable DiskKey other) throws IOException {
        Path file = require();
        long size = bytes == 0 ? Files.size(file) : bytes;
        if (other == null || isEncrypted() && other.equals(own)) {
            PoolFiles.restore(file, begun, size);
            return;
        }
        if (isEncrypted() && own == null) {
            throw new IOException("the key of " + id + " is not known");
        }
        if (size < Files.size(file)) {
            throw new IOException("at least " + Files.size(file) + " bytes are needed");
        }
        Files.deleteIfExists(begun);
        PoolFiles.enlarge(begun, size);
        CryptCopy.run(file, begun, isEncrypted() ? own : null, other);
    }
}
