package io.unkai.planes.linux.block;

import io.unkai.planes.linux.ffm.SparseFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Copies a file so that it lies in few pieces: what is written in its order is laid out in its order, and small holes become zeros. Every
 * volume that begins as the file notes all of its pieces, so that it costs as much as they are many.
 */
final class PackedCopy {
    /** Holes that are smaller are filled. */
    private static final long LEAST_HOLE = 256 << 10;

    private static final int STEP = 1 << 20;

    private PackedCopy() {}

    /** Copies it to a new file, which is on the disk then. @throws IOException if that fails */
    static void make(Path from, Path to) throws IOException {
        try (var map = SparseFile.open(from);
                var source = FileChannel.open(from, StandardOpenOption.READ);
                var target = FileChannel.open(
                        Files.write(to, new byte[0]), StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            long at = map.nextData(0);
            while (at >= 0) {
                long end = end(map, at);
                copy(source, target, at, end);
                at = map.nextData(end);
            }
            PoolFiles.enlarge(to, source.size());
            target.force(true);
        }
    }

    /** Where the next hole is that is large enough to stay one. */
    private static long end(SparseFile map, long from) throws IOException {
        long hole = map.nextHole(from);
        long data = map.nextData(hole);
        while (data >= 0 && data - hole < LEAST_HOLE) {
            hole = map.nextHole(data);
            data = map.nextData(hole);
        }
        return hole;
    }

    /** Reads and writes: the kernel's own copies would share the pieces that are to be left behind. */
    private static void copy(FileChannel source, FileChannel target, long from, long end) throws IOException {
        var buffer = ByteBuffer.allocateDirect(STEP);
        target.position(from);
        long at = from;
        while (at < end) {
            buffer.clear().limit((int) Math.min(STEP, end - at));
            int read = source.read(buffer, at);
            if (read <= 0) {
                throw new EOFException("the file became shorter");
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
            at += read;
        }
    }
}
