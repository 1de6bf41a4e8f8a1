package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.ffm.HeldProcess;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.sys.Tools;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What tells machines their own memory, processors, load and time since their start, where the kernel would tell those of the host: lxcfs,
 * a file system of the cloud's own that outlives the server as machines do, and ends after the last of them. Without that program they
 * see the host's.
 */
final class OwnSizes {
    private static final Logger LOG = Logger.getLogger(OwnSizes.class.getName());
    private static final String PROGRAM = "lxcfs";
    private static final Optional<HeldProcess> NOBODY = Optional.empty();
    /** A program that was killed may have left one that is shown over. */
    private static final int MOST_MOUNTS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> FILES = List.of("cpuinfo", "loadavg", "meminfo", "stat", "swaps", "uptime");

    private final Path folder;
    private boolean failed;

    /**
     * The sizes of the machines of one data directory.
     *
     * @param folder where the file system is mounted; it need not be there
     */
    OwnSizes(Path folder) {
        this.folder = folder;
    }

    /** Sees that it is there before a machine is made. A machine is made without it, too. */
    synchronized void prepare() {
        if (failed || answers() || Tools.find(PROGRAM).isEmpty()) {
            return;
        }
        try {
            // What it was made by may have ended.
            end();
            begin();
        } catch (IOException e) {
            failed = true;
            LOG.log(Level.WARNING, "Instances see the memory and load of the host, as lxcfs does not start", e);
        }
    }

    private boolean answers() {
        return Files.exists(file(FILES.getLast()));
    }

    private Path file(String name) {
        return folder.resolve("proc").resolve(name);
    }

    private Path note() {
        return folder.resolveSibling(folder.getFileName() + ".pid");
    }

    private void begin() throws IOException {
        Files.createDirectories(folder);
        var builder =
                new ProcessBuilder("setsid", PROGRAM, "--enable-loadavg", "--pidfile=" + note(), folder.toString());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        var process = builder.directory(new File("/"))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long last = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > last) {
                process.destroyForcibly();
                throw new IOException("nothing is mounted at " + folder);
            }
            Supervisor.pause();
        }
    }

    /** Takes it away, and ends the program: mounts that copies of this namespace still have would keep it. */
    synchronized void end() throws IOException {
        for (int i = 0; i < MOST_MOUNTS && Mounts.isMounted(folder); i++) {
            Mounts.detach(folder);
        }
        if (Files.exists(note())) {
            var number = Files.readString(note(), StandardCharsets.US_ASCII).strip();
            var process = number.matches("\\d{1,9}") ? HeldProcess.of(Long.parseLong(number)) : NOBODY;
            if (process.isPresent()) {
                try (var held = process.get()) {
                    endIfOurs(held, Path.of("/proc", number, "cmdline"));
                }
            }
            Files.delete(note());
        }
        Files.deleteIfExists(folder);
    }

    /** The same where nobody could do anything about it. */
    void endIfPossible() {
        try {
            end();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "lxcfs is not ended", e);
        }
    }

    private void endIfOurs(HeldProcess process, Path words) throws IOException {
        try {
            if (Files.readString(words, StandardCharsets.ISO_8859_1).contains("--pidfile=" + note() + '\0')) {
                process.signal(Signals.KILL);
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.FINE, "lxcfs has ended", e);
        }
    }

    /** What a machine sees of it, for its configuration. */
    List<Map<String, Object>> mounts() {
        return FILES.stream()
                .filter(name -> Files.exists(file(name)))
                .map(name -> Bundle.mount(
                        "/proc/" + name, "bind", file(name).toString(), "bind", "nosuid", "nodev", "noexec"))
                .toList();
    }
}
