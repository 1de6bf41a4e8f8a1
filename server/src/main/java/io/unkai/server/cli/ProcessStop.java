package io.unkai.server.cli;

import io.unkai.server.run.ProcessIdentity;
import java.time.Duration;

/** Ends one process: first by asking, then by force. */
final class ProcessStop {
    /** A server that has not stopped by then never will: it closes its sockets and its store in well under a second. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private ProcessStop() {}

    /**
     * Returns when the process has ended.
     *
     * @return whether it had to be killed
     */
    static boolean stop(ProcessIdentity process) {
        signal(process, false);
        if (Waiting.until(PATIENCE, () -> !process.alive())) {
            return false;
        }
        signal(process, true);
        if (!Waiting.until(AFTER_KILL, () -> !process.alive())) {
            throw new CliException(
                    Exit.FAILED,
                    "process " + process.pid() + " does not end, although it was killed",
                    "look at it with: ps -o pid,stat,wchan,cmd -p " + process.pid());
        }
        return true;
    }

    private static void signal(ProcessIdentity process, boolean force) {
        ProcessHandle.of(process.pid()).filter(handle -> process.alive()).ifPresent(handle -> {
            boolean sent = force ? handle.destroyForcibly() : handle.destroy();
            if (!sent && process.alive()) {
                throw new CliException(
                        Exit.FAILED,
                        "process " + process.pid() + " belongs to another user",
                        "stop it as the user who started it");
            }
        });
    }
}
