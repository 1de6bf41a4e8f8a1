package io.unkai.server.cli;

/** A failure that the person at the keyboard can do something about. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String next;

    /**
     * @param message what went wrong
     * @param next what to do about it
     */
    CliException(int exitCode, String message, String next) {
        super(message);
        this.exitCode = exitCode;
        this.next = next;
    }

    int exitCode() {
        return exitCode;
    }

    String next() {
        return next;
    }
}
