package io.unkai.planes.linux.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.block.BlockException;
import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.BlockPlaneContract;
import io.unkai.planes.block.Image;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.sys.Command;
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
