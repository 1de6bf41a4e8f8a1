package io.unkai.planes.linux.block;

import io.unkai.planes.block.Image;
import io.unkai.planes.linux.image.KeptImages;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The pool of all tests of this module, which keeps the image that took minutes to build. */
public final class TestPool {
    /** The image that tests boot from. */
    public static final Image IMAGE = new Image("debian", "bookworm");

    /** Where it is. */
    public static final Path DATA = Path.of("target/kernel-tests/disks");

    /** Where the launcher has images kept, too. */
    private static final Path IMAGES = Path.of("../target/images");

    private TestPool() {}

    /** A plane of volumes in a folder. */
    public static PoolBlockPlane plane(Path data) {
        return new PoolBlockPlane(data, KeptImages.in(IMAGES));
    }

    /** A plane on it, with the image; the test is skipped where there can be none. */
    public static PoolBlockPlane open() {
        var plane = plane(DATA);
        plane.unavailable().ifPresent(reason -> Assumptions.abort(reason));
        plane.prepare(IMAGE, line -> System.getLogger(TestPool.class.getName()).log(System.Logger.Level.INFO, line));
        return plane;
    }
}
