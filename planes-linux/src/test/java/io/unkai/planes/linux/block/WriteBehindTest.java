package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a device is given comes to the disk of its file long before the kernel would see to it, unless it is a trifle or lies here and there. */
@Tag("kernel")
class WriteBehindTest {
    private static final long MIB = 1L << 20;
    private static final long BLOCK = 4096;
    /** The kernel leaves what is in memory there for half a minute, where no file system asks for more. */
    private static final Duration SOON = Duration.ofSeconds(4);

    /** What has no place on the disk yet. */
    private static final Pattern IN_MEMORY = Pattern.compile(": +(\\d+)\\.\\. +(\\d+):.*delalloc");

    @TempDir
    private Path folder;

    private Path disk;
    private Path mounted;
    private WriteBehind behind;

    @BeforeEach
    void mount() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts");
        disk = folder.toRealPath().resolve("disk");
        PoolFiles.enlarge(disk, 256 * MIB);
        Command.of("mkfs.ext4", "-q", disk.toString()).check();
        mounted = Files.createDirectory(folder.resolve("mounted"));
        mountDisk();
        Command.of("sync", disk.toString()).check();
        behind = new WriteBehind(disk);
    }

    private void mountDisk() {
        Command.of("mount", "-o", "loop,commit=300", disk.toString(), mounted.toString())
                .check();
    }

    @AfterEach
    void unmount() {
        if (behind != null) {
            behind.close();
        }
        if (mounted != null) {
            Command.of("umount", mounted.toString()).run();
        }
    }

    private void write(int count) {
        write(count, "1M");
    }

    private void write(int count, String size) {
        Command.of(
                        "dd",
                        "if=/dev/zero",
                        "of=" + mounted.resolve("f" + count),
                        "bs=" + size,
                        "count=" + count,
                        "oflag=direct")
                .check();
    }

    private long inMemory() {
        var extents = Command.of("filefrag", "-v", disk.toString()).run();
        Assumptions.assumeTrue(extents.ok(), "the file system does not say where files are");
        return IN_MEMORY
                .matcher(extents.output())
                .results()
                .mapToLong(extent -> (Long.parseLong(extent.group(2)) - Long.parseLong(extent.group(1)) + 1) * BLOCK)
                .sum();
    }

    private boolean isSoonLessThan(long bytes) throws InterruptedException {
        var end = Instant.now().plus(SOON);
        while (inMemory() >= bytes) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    @Test
    void writesWhatADeviceWasGiven() throws InterruptedException {
        behind.tend();
        write(96);
        assertThat(isSoonLessThan(20 * MIB)).isTrue();
    }

    @Test
    void leavesTriflesToTheKernel() throws InterruptedException {
        behind.tend();
        write(1);
        assertThat(isSoonLessThan(MIB)).isFalse();
    }

    @Test
    void leavesSmallRequestsToTheKernel() throws InterruptedException {
        behind.tend();
        write(6 << 10, "4k");
        assertThat(isSoonLessThan(20 * MIB)).isFalse();
    }

    @Test
    void endsWithTheDeviceAndBeginsWithANewOne() throws InterruptedException {
        behind.tend();
        Command.of("umount", mounted.toString()).check();
        behind.tend();
        mountDisk();
        behind.tend();
        write(96);
        assertThat(isSoonLessThan(20 * MIB)).isTrue();
    }
}
