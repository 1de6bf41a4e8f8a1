package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.ComputePlaneContract;
import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.compute.VolumeLimit;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    @Test
    void whatHasNothingToStartIsNotTriedAgain() {
        var machine = new Machine("i-00000000000000e1", lab.blank(), "ip-10-213-0-2", 1, 512L << 20, 300);
        Command.of("mkfs.ext4", "-q", lab.blocks().file(machine.rootVolume()).toString())
                .check();
        assertThatThrownBy(() -> plane().create(machine))
                .isInstanceOfSatisfying(
                        ComputeException.class, e -> assertThat(e.isLasting()).isTrue())
                .hasMessageContaining("/sbin/init");
        assertThat(plane().state(machine.id())).isEqualTo(MachineState.ABSENT);
    }

    /** What the kernel says that it enforces. */
    @Override
    protected Optional<VolumeLimit> limitOf(String machine, String volume) throws Exception {
        var devices = LoopDevice.of(lab.blocks().file(volume));
        if (devices.isEmpty()) {
            return Optional.empty();
        }
        var number = LoopDevice.number(devices.getFirst());
        Path second = Path.of("/sys/fs/cgroup/unkai").resolve(machine).resolve("io.max");
        if (Files.exists(second)) {
            return limit(
                    found(second, number + " .*?riops=(\\d+)"),
                    found(second, number + " .*?wiops=(\\d+)"),
                    found(second, number + " .*?wbps=(\\d+)"));
        }
        Path first = Path.of("/sys/fs/cgroup/blkio/unkai").resolve(machine);
        return limit(
                found(first.resolve("blkio.throttle.read_iops_device"), number + " (\\d+)"),
                found(first.resolve("blkio.throttle.write_iops_device"), number + " (\\d+)"),
                found(first.resolve("blkio.throttle.write_bps_device"), number + " (\\d+)"));
    }

    private static Optional<VolumeLimit> limit(long reads, long writes, long bytes) {
        return bytes == 0 ? Optional.empty() : Optional.of(new VolumeLimit(reads, writes, bytes));
    }

    private static long found(Path file, String form) throws IOException {
        var number = Pattern.compile("^" + form, Pattern.MULTILINE).matcher(Files.readString(file));
        return number.find() ? Long.parseLong(number.group(1)) : 0;
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
    protected String otherVolume() {
        return lab.volume();
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
