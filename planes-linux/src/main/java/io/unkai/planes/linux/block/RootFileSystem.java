package io.unkai.planes.linux.block;

import io.unkai.planes.block.BootDisk;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The ext4 file system that fills a file and that a machine boots from. The kernel trusts what is on a file system that it mounts; so what
 * others may have written is checked first, by programs that have no rights but to that file.
 *
 * @param file the file, which nothing uses
 */
record RootFileSystem(Path file) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int NOBODY = 65_534;
    private static final int CORRECTED = 1;
    private static final int MOST_CHECKS = 4;

    private static final int SUPERBLOCK = 1024;
    private static final int SUPERBLOCK_SIZE = 1024;
    private static final int BLOCKS_AT = 0x04;
    private static final int BLOCK_SIZE_AT = 0x18;
    private static final int MAGIC_AT = 0x38;
    private static final int INCOMPATIBLE_AT = 0x60;
    private static final int BLOCKS_HIGH_AT = 0x150;
    private static final int MAGIC = 0xEF53;
    private static final int SMALLEST_BLOCK_BITS = 10;
    private static final int MOST_BLOCK_SIZE = 6;
    private static final int WIDE = 0x80;

    /** What is run opens the file by its descriptor, as it may see nothing of the folders above it. */
    private static final String RUN = "exec 3<>\"$1\"; shift; exec setpriv --reuid " + NOBODY + " --regid " + NOBODY
            + " --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \"$@\" /proc/self/fd/3";

    /** Repairs it as after a power failure, and makes it as large as its file. @throws IOException if that cannot be done */
    void prepare() throws IOException {
        long bytes = bytes();
        if (bytes == 0 && BootDisk.isIn(file)) {
            // Its own kernel looks after what is on it.
            return;
        }
        if (bytes == 0) {
            throw new IOException("there is no ext4 file system on it that an instance could boot from");
        }
        Files.setAttribute(file, "unix:uid", NOBODY);
        try {
            repair();
            if (isSmaller()) {
                var grown = run("resize2fs");
                if (!grown.ok()) {
                    throw new IOException("its file system cannot become larger: "
                            + grown.errors().strip());
                }
            }
        } finally {
            Files.setAttribute(file, "unix:uid", 0);
        }
    }

    /** Makes it as large as its file, where there is one that is smaller. @throws IOException if that cannot be done */
    void fill() throws IOException {
        if (isSmaller()) {
            prepare();
        }
    }

    /** What is corrected may be seen to be wrong in another way: only what needs nothing any more is whole. */
    private void repair() throws IOException {
        Command.Result check = run("e2fsck", "-f", "-p");
        for (int i = 1; check.exit() == CORRECTED && i < MOST_CHECKS; i++) {
            check = run("e2fsck", "-f", "-p");
        }
        if (!check.ok()) {
            var words = (check.output() + check.errors()).strip().lines();
            throw new IOException(
                    "its file system is damaged: " + words.findFirst().orElse(""));
        }
    }

    private Command.Result run(String... words) {
        var all = new String[words.length + 5];
        System.arraycopy(new String[] {"sh", "-c", RUN, "sh", file.toString()}, 0, all, 0, 5);
        System.arraycopy(words, 0, all, 5, words.length);
        return Command.of(all).within(LIMIT).run();
    }

    /** Whether there is a file system that leaves room for at least a block. */
    boolean isSmaller() throws IOException {
        long bytes = bytes();
        return bytes > 0 && bytes + (1 << (SMALLEST_BLOCK_BITS + MOST_BLOCK_SIZE)) < Files.size(file);
    }

    /** Bytes of the file system, or 0 where there is none. */
    private long bytes() throws IOException {
        byte[] block = new byte[SUPERBLOCK_SIZE];
        try (var read = new RandomAccessFile(file.toFile(), "r")) {
            if (read.length() < SUPERBLOCK + SUPERBLOCK_SIZE) {
                return 0;
            }
            read.seek(SUPERBLOCK);
            read.readFully(block);
        }
        var fields = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        int size = fields.getInt(BLOCK_SIZE_AT);
        if (Short.toUnsignedInt(fields.getShort(MAGIC_AT)) != MAGIC || size < 0 || size > MOST_BLOCK_SIZE) {
            return 0;
        }
        long high = (fields.getInt(INCOMPATIBLE_AT) & WIDE) == 0
                ? 0
                : Integer.toUnsignedLong(fields.getInt(BLOCKS_HIGH_AT));
        long blocks = high << Integer.SIZE | Integer.toUnsignedLong(fields.getInt(BLOCKS_AT));
        return blocks << (size + SMALLEST_BLOCK_BITS);
    }
}
