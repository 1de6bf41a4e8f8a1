package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.schema.Blob;
import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.BlockPlaneContract;
import io.unkai.planes.block.FileTree;
import io.unkai.planes.block.Image;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.sys.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("kernel")
@ResourceLock("machines")
class PoolBlockPlaneTest extends BlockPlaneContract {
    private static final int PLACE = 123_456;
    private static final String USED = "vol-00000001";

    private PoolBlockPlane plane = TestPool.plane(Path.of("target"));

    @BeforeEach
    void open() {
        plane = TestPool.open();
    }

    @AfterEach
    void removeAll() {
        plane.removeAll();
    }

    @Override
    protected BlockPlane plane() {
        return plane;
    }

    @Override
    protected BlockPlane reopened() {
        return TestPool.open();
    }

    @Override
    protected void write(String volume, String mark) throws Exception {
        try (var file = new RandomAccessFile(plane.file(volume).toFile(), "rw")) {
            file.seek(PLACE);
            file.write(mark.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    protected String read(String volume) throws Exception {
        try (var file = new RandomAccessFile(plane.file(volume).toFile(), "r")) {
            file.seek(PLACE);
            byte[] mark = new byte[8];
            file.readFully(mark);
            return new String(mark, StandardCharsets.US_ASCII);
        }
    }

    /** Every volume that begins as an image notes all of its pieces. */
    @Test
    void imagesLieInFewPieces() throws Exception {
        plane.create(USED, TestPool.IMAGE, plane.size(TestPool.IMAGE));
        assertThat(PackedCopyTest.pieces(plane.file(USED))).isLessThan(300);
    }

    private static FileTree.Node node(String path, FileTree.Kind kind, String target) {
        return new FileTree.Node(path, kind, 04750, 7, 8, 86_400, target, 0, Blob.EMPTY);
    }

    private static void put(FileTree.Target target, String path, FileTree.Kind kind, String to) throws IOException {
        target.put(node(path, kind, to), new ByteArrayInputStream("guest".getBytes(StandardCharsets.US_ASCII)));
    }

    private String seen(String command) {
        return Command.of("debugfs", "-R", command, plane.file(USED).toString()).check();
    }

    /** Whatever links its files have, they are where a machine with that root would have them, and nothing of the host is reached. */
    @Test
    void filesOfStrangersStayInTheirFileSystem() throws Exception {
        Path outside = Path.of("/etc/unkai-outside");
        plane.snapshotOf("snap-00000001", 64 << 20, target -> {
            put(target, "out", FileTree.Kind.SYMBOLIC_LINK, "/etc");
            put(target, "up", FileTree.Kind.SYMBOLIC_LINK, "../../../../..");
            put(target, "self", FileTree.Kind.SYMBOLIC_LINK, "/proc/self/root");
            put(target, "out/unkai-outside", FileTree.Kind.FILE, "");
            put(target, "up/etc/second", FileTree.Kind.FILE, "");
            put(target, "same", FileTree.Kind.LINK, "up/out/unkai-outside");
            put(target, "name", FileTree.Kind.SYMBOLIC_LINK, "/etc/second");
            put(target, "name", FileTree.Kind.FILE, "");
            put(target, "full/of/files", FileTree.Kind.FILE, "");
            put(target, "full", FileTree.Kind.FILE, "");
            target.clear("up");
            assertThatThrownBy(() -> put(target, "shadow", FileTree.Kind.LINK, "out/shadow"))
                    .isInstanceOf(IOException.class);
        });
        assertThat(outside).doesNotExist();
        plane.createFrom(USED, "snap-00000001", 64 << 20);
        assertThat(seen("cat etc/unkai-outside")).isEqualTo("guest");
        assertThat(seen("cat etc/second")).isEqualTo("guest");
        assertThat(seen("cat same")).isEqualTo("guest");
        assertThat(seen("cat full")).isEqualTo("guest");
        assertThat(seen("stat full")).containsPattern("Mode: +04750").containsPattern("User: +7 +Group: +8");
        assertThat(seen("stat name")).contains("Type: regular");
        plane.removeSnapshot("snap-00000001");
    }

    /** A volume that a machine uses grows under it; a snapshot has what was written to it before. */
    @Test
    void growsAndIsKeptWhileItIsUsed() throws Exception {
        plane.createBlank(USED, 4 << 20);
        try (var device = LoopDevice.attach(plane.file(USED))) {
            Files.writeString(device.path(), "x".repeat(1 << 20), StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
            plane.grow(USED, 8 << 20);
            assertThat(Command.of("blockdev", "--getsize64", device.path().toString())
                            .check()
                            .strip())
                    .isEqualTo(Integer.toString(8 << 20));
            plane.snapshot("snap-00000001", USED);
            assertThatThrownBy(() -> plane.remove(USED)).isInstanceOf(BlockException.class);
        }
        Detached.await(plane.file(USED));
        plane.createFrom("vol-00000002", "snap-00000001", 8 << 20);
        assertThat(read("vol-00000002")).isEqualTo("xxxxxxxx");
    }

    @Override
    protected Image image() {
        return TestPool.IMAGE;
    }
}
