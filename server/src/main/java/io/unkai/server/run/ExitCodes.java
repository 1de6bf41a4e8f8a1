package io.unkai.server.run;

/** What the exit code of a server process means. */
public final class ExitCodes {
    /** Stopped as asked. */
    public static final int STOPPED = 0;
    /** Failed for a reason that the log tells. */
    public static final int FAILED = 1;
    /** An option cannot be used as given. */
    public static final int USAGE = 2;
    /** Another server uses the data directory. */
    public static final int DATA_LOCKED = 3;
    /** Another process listens on the port. */
    public static final int PORT_IN_USE = 4;
    /** The data was written by a newer version. */
    public static final int DATA_NEWER = 5;

    private ExitCodes() {}
}
