package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.util.Optional;

/**
 * A process that is meant itself, and not what has its number after it has ended. What is found out about it by its number holds where
 * it is found out later than this was made: if the process has ended by then, nothing reaches what is there instead.
 *
 * @param number its number
 * @param handle the descriptor that stands for it
 */
public record HeldProcess(long number, int handle) implements AutoCloseable {
    private static final long OPEN = 434;
    private static final long SIGNAL = 424;
    private static final long GET_FILE = 438;
    private static final int GONE = 3;

    /** The one that has this number now, if there is one. */
    public static Optional<HeldProcess> of(long number) throws IOException {
        try {
            return Optional.of(
                    new HeldProcess(number, (int) CLibrary.syscall("look at " + number, OPEN, number, 0, 0)));
        } catch (CLibrary.Failed e) {
            if (e.error() == GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Sends a signal; does nothing where it has ended. */
    public void signal(int signal) throws IOException {
        try {
            CLibrary.syscall("signal " + number, SIGNAL, handle, signal, 0);
        } catch (CLibrary.Failed e) {
            if (e.error() != GONE) {
                throw e;
            }
        }
    }

    /** A descriptor of its own, as if it were ours. @throws IOException where it has ended, or has none of that number */
    int file(int descriptor) throws IOException {
        return (int) CLibrary.syscall("take a file of " + number, GET_FILE, handle, descriptor, 0);
    }

    @Override
    public void close() throws IOException {
        CLibrary.close(handle);
    }
}
