package io.unkai.planes.linux.object;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** The file of a body while it is written. Used by one thread at a time. */
final class FileSink implements AutoCloseable {
    /** Bytes after which the kernel is made to write, so that the last sync finds little left to do. */
    private static final long SYNC_EVERY = 32L << 20;

    private static final int FIRST_CHECKS = 16;

    private final Path path;
    private final FileChannel file;
    private int[] crcs = new int[FIRST_CHECKS];
    private int blocks;
    private long size;
    private long synced;

    FileSink(Folder folder, Path path) throws IOException {
        this.path = path;
        folder.prepare(path);
        this.file = FileChannel.open(
                path,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Appends a block; every block but the last is full. */
    void write(byte[] block, int count) throws IOException {
        if (blocks == crcs.length) {
            crcs = Arrays.copyOf(crcs, 2 * blocks);
        }
        var bytes = ByteBuffer.wrap(block, 0, count);
        crcs[blocks++] = Format.crc(bytes);
        writeFully(bytes.rewind());
        size += count;
        if (size - synced >= SYNC_EVERY) {
            file.force(false);
            synced = size;
        }
    }

    /** Appends the checks, then syncs the file and its name. */
    void finish() throws IOException {
        writeFully(Format.tail(crcs, blocks, size));
        file.force(true);
        Folder.syncName(path);
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Removes the file. */
    void discard() throws IOException {
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
