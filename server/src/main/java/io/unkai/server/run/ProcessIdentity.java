package io.unkai.server.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process and no other, although its number may be used again after its end or after a restart of the machine.
 *
 * @param pid its number
 * @param startTicks when it started, in clock ticks since the machine did
 * @param bootId which start of the machine that was
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
    private static final Path PROC = Path.of("/proc");
    /** Position of the start time after the command in {@code /proc/PID/stat}. */
    private static final int START_FIELD = 19;

    /** The process with this number, if there is one that has not ended. */
    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.UTF_8);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z")) {
                return Optional.empty();
            }
            String boot = Files.readString(PROC.resolve("sys/kernel/random/boot_id"), StandardCharsets.UTF_8);
            return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_FIELD]), boot.strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The process that asks. */
    public static ProcessIdentity current() {
        long pid = ProcessHandle.current().pid();
        return of(pid).orElseThrow(() -> new IllegalStateException("/proc/" + pid + " cannot be read"));
    }

    /** Whether exactly this process still runs. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }
}
