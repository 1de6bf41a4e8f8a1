package io.unkai.planes.linux.ffm;

import java.io.IOException;

/** Signals to processes that are not this process's children. */
public final class Signals {
    /** Ends a process at once. */
    public static final int KILL = 9;
    /** The first of those that programs give a meaning of their own. */
    public static final int REAL_TIME = 34;

    private Signals() {}

    /**
     * Sends a signal.
     *
     * @throws IOException if there is no such process, or it must not be signalled
     */
    public static void send(long process, int signal) throws IOException {
        CLibrary.kill(Math.toIntExact(process), signal);
    }
}
