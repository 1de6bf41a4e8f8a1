package io.unkai.server.cli;

import java.io.PrintStream;

/** Shows that something goes on: a line that counts seconds, new lines now and then where no terminal is. */
final class Progress {
    private static final long QUIET_SECONDS = 5;

    private final PrintStream out;
    private final String what;
    /** Told by the script: a JVM sees standard input and output, not where errors go. */
    private final boolean terminal = Boolean.getBoolean("unkai.terminal");

    private final long started = System.nanoTime();
    private long shown;

    Progress(PrintStream out, String what) {
        this.out = out;
        this.what = what;
    }

    void tick() {
        long seconds = (System.nanoTime() - started) / 1_000_000_000;
        if (seconds == shown) {
            return;
        }
        if (terminal) {
            out.print("\r" + what + " ... " + seconds + " s");
            out.flush();
            shown = seconds;
        } else if (seconds >= shown + QUIET_SECONDS) {
            out.println(what + " ... " + seconds + " s");
            shown = seconds;
        }
    }

    void done() {
        if (terminal && shown > 0) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
