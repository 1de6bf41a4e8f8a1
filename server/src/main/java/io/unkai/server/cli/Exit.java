package io.unkai.server.cli;

/** Exit codes of the command line; {@code unkai help} lists them. */
final class Exit {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_RUNNING = 3;

    private Exit() {}
}
