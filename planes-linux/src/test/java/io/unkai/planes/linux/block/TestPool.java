package io.unkai.planes.linux.block;

import io.unkai.planes.block.Image;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The pool of all tests of this module, which keeps the image that took minutes to build. */
public final class TestPool {
    /** The image that tests boot from. */
    public static final Image IMAGE = new Image("debian", "bookworm");

    /** Where it is. */
    public static final Path DATA = Path.of("target/kernel-tests/disks");

    private TestPool() {}

    /** A plane on it, with the image; the test is skipped where there can be none. */
    public static PoolBlockPlane open() {
        var plane = new PoolBlockPlane(DATA);
        plane.unavailable().ifPresent(reason -> Assumptions.abort(reason));
        plane.prepare(IMAGE, line -> System.getLogger(TestPool.class.getName()).log(System.Logger.Level.INFO, line));
        return plane;
    }
}
