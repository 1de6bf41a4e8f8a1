package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root file system is full while the pool nearly is, and goes on as it was once there is room. */
@Tag("kernel")
class PoolRoomTest {
    private static final long MIB = 1L << 20;
    private static final long MUCH = 10_000 * MIB;
    private static final long LITTLE = 100 * MIB;

    @TempDir
    private Path folder;

    private final AtomicLong left = new AtomicLong(MUCH);
    private PoolRoom room;
    private Path mounted;

    @BeforeEach
    void mount() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts");
        var disk = folder.resolve("disk");
        PoolFiles.enlarge(disk, 64 * MIB);
        Command.of("mkfs.ext4", "-q", disk.toString()).check();
        mounted = Files.createDirectory(folder.resolve("mounted"));
        Command.of("mount", "-o", "loop", disk.toString(), mounted.toString()).check();
        room = new PoolRoom(folder.toRealPath(), () -> OptionalLong.of(left.get()));
    }

    @AfterEach
    void unmount() {
        if (mounted != null) {
            Command.of("umount", mounted.toString()).run();
        }
    }

    private Command.Result write(String name) {
        return Command.of("dd", "if=/dev/zero", "of=" + mounted.resolve(name), "bs=1M", "count=4", "conv=fsync")
                .run();
    }

    @Test
    void fillsWhileThePoolIsNearlyFullAndEmptiesAfterwards() {
        room.tend();
        assertThat(write("before").ok()).isTrue();
        left.set(LITTLE);
        room.tend();
        var refused = write("meanwhile");
        assertThat(refused.ok()).isFalse();
        assertThat(refused.errors()).contains("No space left on device");
        assertThat(mounted.resolve("before")).hasSize(4 * MIB);
        left.set(MUCH);
        room.tend();
        assertThat(write("after").ok()).isTrue();
    }

    @Test
    void isFullForOneThatIsMountedLaterToo() {
        left.set(LITTLE);
        room.tend();
        room.tend();
        assertThat(write("new").errors()).contains("No space left on device");
    }

    @Test
    void leavesFileSystemsOfOthersAlone() {
        left.set(LITTLE);
        new PoolRoom(folder.resolve("another"), () -> OptionalLong.of(left.get())).tend();
        assertThat(write("mine").ok()).isTrue();
    }

    @Test
    void comesBackOnlyWithMoreThanWhatItWentWith() {
        left.set(LITTLE);
        room.tend();
        left.set(1_100 * MIB);
        room.tend();
        assertThat(write("still").ok()).isFalse();
        left.set(1_300 * MIB);
        room.tend();
        assertThat(write("again").ok()).isTrue();
    }
}
