package io.unkai.planes.linux.block;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What programs of this host have written to files and disks, and is still in memory only. */
final class Unwritten {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern WAITING = Pattern.compile("(?:Dirty|Writeback): +(\\d+) kB");
    private static final long KIB = 1024;

    private Unwritten() {}

    /** How many bytes it is. */
    static long bytes() throws IOException {
        return WAITING.matcher(Files.readString(MEMORY, StandardCharsets.US_ASCII))
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)) * KIB)
                .sum();
    }
}
