package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * Says where a file has data and where it has only holes, and shares blocks between files.
 *
 * @param file its descriptor
 */
public record SparseFile(int file) implements AutoCloseable {
    private static final int READ_ONLY_CLOSE_ON_EXEC = 0x8_0000;
    private static final int READ_WRITE_CLOSE_ON_EXEC = 2 | 0x8_0000;
    private static final int DATA = 3;
    private static final int HOLE = 4;
    private static final int PUNCH_HOLE_KEEPING_SIZE = 2 | 1;
    private static final int NOTHING_THERE = 6;
    private static final long CLONE = 0x4004_9409;

    /** Opens a file. @throws IOException if that is not possible */
    public static SparseFile open(Path path) throws IOException {
        return new SparseFile(CLibrary.open(path.toString(), READ_ONLY_CLOSE_ON_EXEC));
    }

    /** Opens a file to {@link #punch} it as well. @throws IOException if that is not possible */
    public static SparseFile openToPunch(Path path) throws IOException {
        return new SparseFile(CLibrary.open(path.toString(), READ_WRITE_CLOSE_ON_EXEC));
    }

    /** Gives the room of a part of the file back; it reads as zeros from now on. */
    public void punch(long from, long length) throws IOException {
        CLibrary.fallocate(file, PUNCH_HOLE_KEEPING_SIZE, from, length);
    }

    /**
     * Lets this file be a copy of another one as it is at this moment, sharing its blocks until one of them is written to. This one was
     * opened to be written.
     *
     * @throws IOException if the file system cannot do it
     */
    public void share(SparseFile source) throws IOException {
        CLibrary.ioctl("share the blocks of a file", file, CLONE, MemorySegment.ofAddress(source.file));
    }

    /** Where the next byte of data is, from this place on; -1 where there is none any more. */
    public long nextData(long from) throws IOException {
        return next(from, DATA);
    }

    /** Where the data ends that is at this place; -1 beyond the end of the file. */
    public long nextHole(long from) throws IOException {
        return next(from, HOLE);
    }

    private long next(long from, int what) throws IOException {
        try {
            return CLibrary.seek(file, from, what);
        } catch (CLibrary.Failed e) {
            if (e.error() == NOTHING_THERE) {
                return -1;
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        CLibrary.close(file);
    }
}
