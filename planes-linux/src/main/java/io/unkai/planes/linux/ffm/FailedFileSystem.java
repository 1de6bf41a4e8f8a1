package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers whatever is asked of a file system that there is no disk for any more with an I/O error, until it is mounted no more. The
 * numbers are those of the kernel's {@code linux/fuse.h}.
 *
 * @param device the kernel's side of it
 */
public record FailedFileSystem(FuseDevice device) implements Runnable {
    private static final Logger LOG = Logger.getLogger(FailedFileSystem.class.getName());
    /** The kernel wants room for the largest request that was agreed on, and gives up on who has less. */
    private static final long ROOM = (1 << 20) + 4096;

    private static final int HEAD = 40;
    private static final int OPERATION_AT = 4;
    private static final int REQUEST_AT = 8;
    private static final int ANSWER = 16;
    private static final int IO_ERROR = 5;
    private static final int FORGET = 2;
    private static final int INTERRUPT = 36;
    private static final int FORGET_SOME = 42;

    @Override
    public void run() {
        try (var arena = Arena.ofConfined();
                device) {
            MemorySegment in = arena.allocate(ROOM, Long.BYTES);
            MemorySegment answer = arena.allocate(ANSWER, Long.BYTES);
            while (device.read(in) >= HEAD) {
                int operation = in.get(ValueLayout.JAVA_INT, OPERATION_AT);
                if (operation != FORGET && operation != INTERRUPT && operation != FORGET_SOME) {
                    answer.set(ValueLayout.JAVA_INT, 0, ANSWER);
                    answer.set(ValueLayout.JAVA_INT, Integer.BYTES, -IO_ERROR);
                    answer.set(ValueLayout.JAVA_LONG, REQUEST_AT, in.get(ValueLayout.JAVA_LONG, REQUEST_AT));
                    device.write(answer);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file system without a disk ends", e);
        }
    }
}
