package io.unkai.planes.linux.ffm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A time namespace: for those in it their computer started when it was made, whatever of the kernel they ask. The time of day is everybody's.
 *
 * @param file a descriptor that stands for it
 */
record OwnTime(int file) {
    private static final Path KIND = Path.of("/proc/self/ns/time_for_children");
    private static final Path THREAD = Path.of("/proc/thread-self");
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final int TIME = 0x80;
    private static final int READ_CLOSE_ON_EXEC = 0x8_0000;

    /** Makes one, on a thread that is not used for anything else later; nothing where the kernel has none of this kind. */
    static Optional<OwnTime> begin() throws IOException {
        if (!Files.exists(KIND)) {
            return Optional.empty();
        }
        CLibrary.unshare(TIME);
        // A thread's own folder is to be found among those of processes, too, and has more in it there.
        var thread = String.valueOf(Files.readSymbolicLink(THREAD).getFileName());
        var uptime = Files.readString(UPTIME, StandardCharsets.US_ASCII);
        Files.writeString(
                Path.of("/proc", thread, "timens_offsets"),
                "monotonic -%d 0\nboottime -%s 0\n"
                        .formatted(
                                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()),
                                uptime.substring(0, uptime.indexOf('.'))),
                StandardCharsets.US_ASCII);
        return Optional.of(new OwnTime(CLibrary.open("/proc/thread-self/ns/time_for_children", READ_CLOSE_ON_EXEC)));
    }
}
