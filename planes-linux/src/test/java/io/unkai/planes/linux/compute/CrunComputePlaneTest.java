package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.ComputePlaneContract;
import io.unkai.planes.compute.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("kernel")
@ResourceLock("machines")
class CrunComputePlaneTest extends ComputePlaneContract {
    @RegisterExtension
    private final Lab lab = new Lab();

    private String volume = "";

    @BeforeEach
    void forget() {
        volume = "";
    }

    @Override
    protected ComputePlane plane() {
        return lab.plane();
    }

    @Override
    protected ComputePlane reopened() {
        try {
            lab.plane().close();
            return lab.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String blank() {
        return lab.blank();
    }

    @Override
    protected String volume() {
        volume = volume.isEmpty() ? lab.volume() : volume;
        return volume;
    }

    @Override
    protected Machine machine() {
        return new Machine(ID, volume(), "ip-10-0-0-5", 2, 512L << 20, 256);
    }

    @Override
    protected void booted(ComputePlane plane) throws Exception {
        while (!new String(plane.console(ID, 1 << 16), StandardCharsets.UTF_8).contains("Multi-User System")) {
            Supervisor.pause();
        }
    }
}
