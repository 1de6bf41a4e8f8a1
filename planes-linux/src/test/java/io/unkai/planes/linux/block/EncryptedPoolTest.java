package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.BlockPlaneContract;
import io.unkai.planes.block.DiskKey;
import io.unkai.planes.block.Image;
import io.unkai.planes.block.SnapshotBlocks;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.SparseFile;
import io.unkai.planes.linux.sys.Command;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** All disks are encrypted, with one key. */
@Tag("kernel")
@ResourceLock("machines")
class EncryptedPoolTest extends BlockPlaneContract {
    private static final int PLACE = 123_456;
    private static final String USED = "vol-00000001";
    private static final String MARKER = "the-secret-of-this-test-" + "is-not-to-be-found";
    private static final DiskKey KEY = key(7);
    private static final DiskKey OTHER_KEY = key(8);
    private static final Map<String, DiskKey> KEYS = Stream.concat(
                    Stream.of("vol-0123456789abcdef0", "vol-01234567", "vol-76543210", "vol-00000000", USED),
                    Stream.of("snap-0123456789abcdef0", "snap-01234567", "snap-00000000", "snap-00000009"))
            .collect(Collectors.toMap(id -> id, id -> KEY));

    private PoolBlockPlane pool = TestPool.plane(Path.of("target"));

    private static DiskKey key(int seed) {
        byte[] bytes = new byte[DiskKey.BYTES];
        Arrays.fill(bytes, (byte) seed);
        bytes[0] = 1;
        return new DiskKey(bytes);
    }

    @BeforeEach
    void open() {
        pool = TestPool.open();
        pool.cannotEncrypt().ifPresent(reason -> Assumptions.abort(reason));
    }

    @AfterEach
    void removeAll() {
        pool.removeAll();
        assertThat(daemons()).isEmpty();
    }

    private static List<String> daemons() {
        return ProcessHandle.allProcesses()
                .map(process -> String.join(" ", process.info().arguments().orElse(new String[0])))
                .filter(words -> words.contains("CryptMount") && words.contains(TestPool.DATA.toString()))
                .toList();
    }

    @Override
    protected BlockPlane plane() {
        return pool.knowing(KEYS);
    }

    @Override
    protected BlockPlane reopened() {
        return TestPool.open().knowing(KEYS);
    }

    @Override
    protected Image image() {
        return TestPool.IMAGE;
    }

    @Override
    protected void write(String volume, String mark) throws Exception {
        plane().unlock(volume);
        try (var file = new RandomAccessFile(pool.file(volume).toFile(), "rw")) {
            file.seek(PLACE);
            file.write(mark.getBytes(StandardCharsets.US_ASCII));
        }
        plane().lock(volume);
    }

    @Override
    protected String read(String volume) throws Exception {
        plane().unlock(volume);
        try (var file = new RandomAccessFile(pool.file(volume).toFile(), "r")) {
            file.seek(PLACE);
            byte[] mark = new byte[8];
            file.readFully(mark);
            return new String(mark, StandardCharsets.US_ASCII);
        } finally {
            plane().lock(volume);
        }
    }

    /** What a machine writes is nowhere in the file that holds all volumes; not in a snapshot either, nor in the arguments of a program. */
    @Test
    void nothingPlainIsInThePool() throws Exception {
        plane().createBlank(USED, 32 << 20);
        plane().unlock(USED);
        plane().unlock(USED);
        try (var device = LoopDevice.attach(pool.file(USED))) {
            Command.of("mkfs.ext4", "-q", device.path().toString()).check();
            Files.writeString(device.path(), MARKER.repeat(100_000), StandardOpenOption.WRITE);
            Command.of("sync", device.path().toString()).check();
            plane().snapshot("snap-00000009", USED);
            plane().lock(USED);
            assertThat(Files.exists(pool.file(USED))).as("it is in use").isTrue();
        }
        Detached.await(pool.file(USED));
        plane().lock(USED);
        assertThat(Files.exists(pool.file(USED))).isFalse();
        plane().copySnapshot("snap-01234567", "snap-00000009");
        plane().createFrom("vol-00000000", "snap-01234567", 32 << 20);
        assertThat(new String(plane().contents().read("snap-01234567", 1), StandardCharsets.US_ASCII))
                .contains(MARKER);
        Command.of("sync", "-f", TestPool.DATA.resolve("pool").toString()).check();
        assertThat(holdsMarker(TestPool.DATA.resolve("pool.img"))).isFalse();
    }

    private static boolean holdsMarker(Path file) throws Exception {
        byte[] part = new byte[1 << 20];
        try (var data = SparseFile.open(file);
                var read = new RandomAccessFile(file.toFile(), "r")) {
            int step = part.length - MARKER.length();
            for (long at = data.nextData(0); at >= 0; at = data.nextData(at + step)) {
                read.seek(at);
                int length = read.read(part);
                if (length > 0 && new String(part, 0, length, StandardCharsets.ISO_8859_1).contains(MARKER)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void withoutItsKeyItOpensForNobody() {
        plane().createBlank(USED, 1 << 20);
        plane().snapshot("snap-00000009", USED);
        assertThatThrownBy(() -> pool.unlock(USED))
                .isInstanceOf(BlockException.class)
                .hasMessageContaining("key");
        assertThatThrownBy(() -> pool.contents().read("snap-00000009", 0)).isInstanceOf(BlockException.class);
        assertThatThrownBy(() -> pool.knowing(Map.of("vol-00000000", OTHER_KEY))
                        .createFrom("vol-00000000", "snap-00000009", 1 << 20))
                .isInstanceOf(BlockException.class);
        assertThat(Files.exists(pool.file(USED))).isFalse();
        pool.createFrom("vol-00000000", "snap-00000009", 1 << 20);
        assertThatThrownBy(() -> pool.unlock("vol-00000000")).isInstanceOf(BlockException.class);
    }

    @Test
    void copiesGetOtherKeys() throws Exception {
        pool.createBlank(USED, 8 << 20);
        try (var file = new RandomAccessFile(pool.file(USED).toFile(), "rw")) {
            file.seek(PLACE);
            file.write("elephant".getBytes(StandardCharsets.US_ASCII));
        }
        pool.snapshot("snap-00000000", USED);
        pool.knowing(Map.of("snap-00000009", OTHER_KEY)).copySnapshot("snap-00000009", "snap-00000000");
        var both = Map.of("snap-00000009", OTHER_KEY, "vol-00000000", KEY);
        pool.knowing(both).createFrom("vol-00000000", "snap-00000009", 8 << 20);
        assertThat(read("vol-00000000")).isEqualTo("elephant");
        plane().snapshot("snap-01234567", "vol-00000000");
        var keys = Map.of("snap-00000009", OTHER_KEY, "snap-01234567", KEY);
        var contents = pool.knowing(keys).contents();
        assertThat(contents.changed("snap-00000009", "snap-01234567", 0, 9)).isEmpty();
        assertThat(contents.changed("snap-00000000", "snap-01234567", 0, 9)).isEmpty();
        assertThat(contents.of("snap-01234567", 0, 9)).containsExactly(0);
        assertThat(contents.read("snap-01234567", 1))
                .hasSize(SnapshotBlocks.SIZE)
                .containsOnly(0);
    }

    /** The program that shows a disk was killed: it is opened again. */
    @Test
    void opensAgainAfterADisaster() throws Exception {
        plane().createBlank(USED, 1 << 20);
        write(USED, "elephant");
        plane().unlock(USED);
        var daemon = ProcessHandle.allProcesses()
                .filter(process -> String.join(" ", process.info().arguments().orElse(new String[0]))
                        .contains(USED + ".pid"))
                .findFirst()
                .orElseThrow();
        daemon.destroyForcibly();
        daemon.onExit().join();
        assertThat(read(USED)).isEqualTo("elephant");
    }

    @Test
    void growsWhileItIsUsed() throws Exception {
        plane().createBlank(USED, 4 << 20);
        plane().unlock(USED);
        try (var device = LoopDevice.attach(pool.file(USED))) {
            plane().grow(USED, 8 << 20);
            assertThat(Command.of("blockdev", "--getsize64", device.path().toString())
                            .check()
                            .strip())
                    .isEqualTo(Integer.toString(8 << 20));
            Command.of("blkdiscard", device.path().toString()).check();
        }
        Detached.await(pool.file(USED));
    }
}
