package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * The kernel's side of a file system that a program of ours is: requests are read from it and answers written to it, by any number of
 * threads. Once this is closed, whoever uses the file system gets errors.
 *
 * @param file its descriptor
 */
public record FuseDevice(int file) implements AutoCloseable {
    private static final int READ_WRITE_CLOSE_ON_EXEC = 2 | 0x8_0000;
    private static final int NOTHING_THERE = 2;
    private static final int INTERRUPTED = 4;
    private static final int AGAIN = 11;
    private static final int NO_DEVICE = 19;
    private static final int ABORTED = 103;

    /** The device that another process has open, as if it were ours. @throws IOException where the process is gone */
    public static FuseDevice of(HeldProcess process, int file) throws IOException {
        return new FuseDevice(process.file(file));
    }

    /** Opens the device. @throws IOException if the kernel has none */
    public static FuseDevice open() throws IOException {
        return new FuseDevice(CLibrary.open("/dev/fuse", READ_WRITE_CLOSE_ON_EXEC));
    }

    /**
     * Mounts the file system; its root is a folder. The kernel checks owners and modes.
     *
     * @param source what it is called where mounts are listed
     */
    public void mount(String source, Path target) throws IOException {
        CLibrary.mount(
                source,
                target.toString(),
                "fuse." + source,
                Mounts.NO_DEVICES | Mounts.NO_SET_ID | Mounts.NO_PROGRAMS,
                "fd=" + file + ",rootmode=40700,user_id=0,group_id=0,default_permissions,allow_other");
    }

    /** Reads the next request, and says how long it is; -1 where the file system is mounted no more. */
    public long read(MemorySegment into) throws IOException {
        while (true) {
            try {
                return CLibrary.read(file, into);
            } catch (CLibrary.Failed e) {
                switch (e.error()) {
                    case NO_DEVICE, ABORTED -> {
                        return -1;
                    }
                    case INTERRUPTED, AGAIN, NOTHING_THERE -> {
                        // The request was withdrawn, or is to be asked for again.
                    }
                    default -> throw e;
                }
            }
        }
    }

    /** Writes an answer; who asked may not wait for it any more. */
    public void write(MemorySegment answer) throws IOException {
        try {
            CLibrary.write(file, answer);
        } catch (CLibrary.Failed e) {
            if (e.error() != NOTHING_THERE && e.error() != NO_DEVICE && e.error() != ABORTED) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        CLibrary.close(file);
    }
}
