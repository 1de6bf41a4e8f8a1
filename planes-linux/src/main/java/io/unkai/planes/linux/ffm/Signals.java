package io.unkai.planes.linux.ffm;

import java.io.IOException;

/** Signals to processes that are not this process's children. */
public final class Signals {
    /** Ends a process at once. */
    public static final int KILL = 9;
    /** Stops a process until it is told to go on. */
    public static final int STOP = 19;
    /** Lets a process go on. */
    public static final int CONTINUE = 18;
    /** The first of those that programs give a meaning of their own. */
    public static final int REAL_TIME = 34;

    private static final int NO_PROCESS = 3;

    private Signals() {}

    /**
     * Sends a signal; does nothing where there is no such process any more.
     *
     * @throws IOException if it must not be signalled
     */
    public static void send(long process, int signal) throws IOException {
        try {
            CLibrary.kill(Math.toIntExact(process), signal);
        } catch (CLibrary.Failed e) {
            if (e.error() != NO_PROCESS) {
                throw e;
            }
        }
    }
}
