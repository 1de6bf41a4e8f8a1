package io.unkai.planes.block;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBlockPlaneTest extends BlockPlaneContract {
    private final MemoryBlockPlane.World world = new MemoryBlockPlane.World();
    private final MemoryBlockPlane plane = new MemoryBlockPlane(world);

    @Override
    protected BlockPlane plane() {
        return plane;
    }

    @Override
    protected BlockPlane reopened() {
        return new MemoryBlockPlane(world);
    }

    @Override
    protected Image image() {
        return new Image("debian", "bookworm");
    }

    @Override
    protected void write(String volume, String mark) {
        plane.write(volume, mark);
    }

    @Override
    protected String read(String volume) {
        return plane.read(volume);
    }

    @Test
    void saysWhatStoodInTheWay() {
        plane.offline(true);
        assertThatThrownBy(() -> plane.prepare(image(), line -> {}))
                .isInstanceOf(BlockException.class)
                .hasMessageContaining("no network");
        plane.offline(false);
        plane.prepare(image(), line -> {});
        plane.full(true);
        assertThatThrownBy(() -> plane.create("vol-01234567", image(), plane.size(image())))
                .isInstanceOf(BlockException.class)
                .hasMessageContaining("full");
    }
}
