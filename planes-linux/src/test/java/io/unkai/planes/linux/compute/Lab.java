package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.block.PoolBlockPlane;
import io.unkai.planes.linux.block.TestPool;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Planes on this host's kernel for one test; afterwards nothing of it is left, whatever the test did. */
final class Lab implements BeforeEachCallback, AfterEachCallback {
    private static final Path DATA = Path.of("target/kernel-tests/compute");
    private static final Path SEEN = Path.of("target/kernel-tests/look");

    /** The authority that machines trust, where a test puts one. */
    static final Path AUTHORITY = Path.of("target/kernel-tests/authority.pem");

    /** What says whether there is room for volumes, where a test says so. */
    static final Path ROOM = Path.of("target/kernel-tests/room");

    /** Bytes of blank volumes. */
    static final long BLANK = 64L << 20;

    private final List<CrunComputePlane> planes = new ArrayList<>();
    private PoolBlockPlane blocks = TestPool.plane(DATA);
    private int volumes;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        blocks = TestPool.open();
        Files.writeString(ROOM, "room\n");
        open().unavailable().ifPresent(reason -> Assumptions.abort(reason));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        try {
            open().removeAll();
        } finally {
            planes.clear();
            blocks.removeAll();
            Files.deleteIfExists(AUTHORITY);
            Files.deleteIfExists(ROOM);
        }
    }

    /** A new plane on the lab's state. */
    CrunComputePlane open() throws IOException {
        var plane = new CrunComputePlane(
                DATA, blocks::file, Map.of("authority.pem", AUTHORITY, "room", ROOM), new Virtualization(true));
        planes.add(plane);
        return plane;
    }

    /** The plane that was opened last. */
    CrunComputePlane plane() {
        return planes.getLast();
    }

    /** Where volumes are. */
    static Path disks() {
        return TestPool.DATA.toAbsolutePath();
    }

    /** Where machines are. */
    static Path machines() {
        return DATA.toAbsolutePath();
    }

    /** A new root volume. */
    String volume() {
        var volume = "vol-%017x".formatted(++volumes);
        blocks.create(volume, TestPool.IMAGE, blocks.size(TestPool.IMAGE));
        return volume;
    }

    /** A new blank volume. */
    String blank() {
        var volume = "vol-%017x".formatted(++volumes);
        blocks.createBlank(volume, BLANK);
        return volume;
    }

    /** What keeps volumes. */
    PoolBlockPlane blocks() {
        return blocks;
    }

    /** A machine on a root volume that lets its user in with this key. */
    Machine machine(String id, Path publicKey) throws Exception {
        var machine = new Machine(id, volume(), "ip-10-213-0-2", 1, 512L << 20, 300);
        Path file = blocks.file(machine.rootVolume());
        try (var device = LoopDevice.attach(file)) {
            PrivateMounts.with(() -> letIn(device, publicKey)).close();
        }
        Detached.await(file);
        return machine;
    }

    private static void letIn(LoopDevice device, Path publicKey) throws IOException {
        Path root = Files.createDirectories(SEEN.toAbsolutePath());
        Mounts.mount(device.path().toString(), root, "ext4", 0);
        Path keys = Files.createDirectories(root.resolve("home/admin/.ssh"));
        Files.copy(publicKey, keys.resolve("authorized_keys"));
        for (Path file : List.of(keys, keys.resolve("authorized_keys"))) {
            Files.setAttribute(file, "unix:uid", 1000);
            Files.setAttribute(file, "unix:gid", 1000);
        }
    }
}
