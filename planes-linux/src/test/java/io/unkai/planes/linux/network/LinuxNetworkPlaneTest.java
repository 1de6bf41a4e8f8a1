package io.unkai.planes.linux.network;

import io.unkai.planes.network.Lab;
import io.unkai.planes.network.NetworkPlaneContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The plane of this kernel, under the contract. */
@Tag("kernel")
@ResourceLock("networks")
class LinuxNetworkPlaneTest extends NetworkPlaneContract {
    @TempDir
    Path folder;

    @Override
    protected Lab open() {
        return new LinuxLab(folder);
    }
}
