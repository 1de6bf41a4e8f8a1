package io.unkai.planes.linux.compute;

import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What machines need of their host. */
final class Host {
    /** Parts of the memory, of 8, that machines may have together; the rest is the host's own. */
    private static final int MEMORY_EIGHTHS = 7;
    /** A machine's init takes several; the usual limit is reached by about twenty machines. */
    private static final long INSTANCES = 65_536;

    private static final long WATCHES = 1 << 20;
    private static final Path LIMITS = Path.of("/proc/sys/fs/inotify");

    private final Cgroups groups = new Cgroups();

    Cgroups groups() {
        return groups;
    }

    /** Why machines cannot run here, if they cannot. */
    Optional<String> unavailable() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("machines need root");
        }
        if (!Files.exists(Path.of("/proc/self/ns/user"))) {
            return Optional.of("the kernel has no user namespaces");
        }
        if (!groups.isAvailable()) {
            return Optional.of("control groups of the second version are not mounted");
        }
        return Tools.firstMissing(List.of("crun", "conmon", "unshare"))
                .map(tool -> tool + " is not installed; it is needed for machines");
    }

    /** Raises what the kernel limits too low for many machines. */
    void prepare() throws IOException {
        raise(LIMITS.resolve("max_user_instances"), INSTANCES);
        raise(LIMITS.resolve("max_user_watches"), WATCHES);
    }

    private static void raise(Path limit, long least) throws IOException {
        if (Long.parseLong(Files.readString(limit, StandardCharsets.US_ASCII).strip()) < least) {
            Files.writeString(limit, Long.toString(least), StandardCharsets.US_ASCII);
        }
    }

    /** Bytes of memory that machines may have together. */
    long memory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII)) {
            long kib = lines.filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            return kib * 1024 / 8 * MEMORY_EIGHTHS;
        } catch (IOException e) {
            Logger.getLogger(Host.class.getName()).log(Level.WARNING, "the memory cannot be read", e);
            return 0;
        }
    }
}
