package io.unkai.planes.linux.block;

import io.unkai.planes.block.BlockPlane;
import io.unkai.planes.block.BlockPlaneContract;
import io.unkai.planes.block.Image;
import io.unkai.planes.block.MemoryBlockPlane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("kernel")
@ResourceLock("machines")
class PoolBlockPlaneTest extends BlockPlaneContract {
    private BlockPlane plane = new MemoryBlockPlane();

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
    protected Image image() {
        return TestPool.IMAGE;
    }
}
