package io.unkai.planes.linux.compute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * What was written to a block device since it is there.
 *
 * @param requests those that the device did: neighbours that came together are one
 * @param bytes bytes of these
 */
record WriteCounts(long requests, long bytes) {
    static final WriteCounts NONE = new WriteCounts(0, 0);

    private static final Path ALL = Path.of("/proc/diskstats");
    private static final String LOOP = "7";
    private static final int SECTOR = 512;
    /** Words between the number of the device and that of its requests, and from there to that of its sectors. */
    private static final int REQUESTS_AT = 5;

    private static final int SECTORS_AT = 1;

    /** Those of all loop devices, by their numbers as the kernel writes them, for example {@code 7:1}. */
    static Map<String, WriteCounts> now() throws IOException {
        return of(Files.readString(ALL, StandardCharsets.US_ASCII));
    }

    /** What such a file says. */
    static Map<String, WriteCounts> of(String text) {
        var found = new HashMap<String, WriteCounts>();
        for (var lines = new StringTokenizer(text, "\n"); lines.hasMoreTokens(); ) {
            var words = new StringTokenizer(lines.nextToken(), " ");
            if (words.nextToken().equals(LOOP)) {
                var device = LOOP + ':' + words.nextToken();
                found.put(device, new WriteCounts(number(words, REQUESTS_AT), number(words, SECTORS_AT) * SECTOR));
            }
        }
        return found;
    }

    private static long number(StringTokenizer words, int skipped) {
        for (int word = 0; word < skipped; word++) {
            words.nextToken();
        }
        return Long.parseLong(words.nextToken());
    }
}
