package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.VolumeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How fast machines use devices, in their control groups.
 *
 * @param unified whether the host has its controllers in the second version
 */
record DiskGroups(boolean unified) {
    private static final Path FIRST = Path.of("/sys/fs/cgroup/blkio/unkai");

    /**
     * Limits how fast a machine uses a device, whose number is written as {@code 7:1}.
     *
     * @param writing bytes a second to write in the place of the limit's own, which also stands for a number that pieces do not count to
     */
    void limit(String id, String device, VolumeLimit limit, long writing) throws IOException {
        long writes = limit.together() == 0 ? limit.writes() : Integer.MAX_VALUE;
        if (unified) {
            Cgroups.write(
                    Cgroups.inside(id),
                    "io.max",
                    device + " rbps=" + limit.bytes() + " wbps=" + writing + " riops=" + limit.reads() + " wiops="
                            + writes);
            return;
        }
        Path group = io(id);
        Cgroups.write(group, "blkio.throttle.read_bps_device", device + " " + limit.bytes());
        Cgroups.write(group, "blkio.throttle.write_bps_device", device + " " + writing);
        Cgroups.write(group, "blkio.throttle.read_iops_device", device + " " + limit.reads());
        Cgroups.write(group, "blkio.throttle.write_iops_device", device + " " + writes);
    }

    /** Limits the bytes a second that a machine writes to a device, and nothing else. */
    void limitWriting(String id, String device, long bytes) throws IOException {
        if (unified) {
            Cgroups.write(io(id), "io.max", device + " wbps=" + bytes);
        } else {
            Cgroups.write(io(id), "blkio.throttle.write_bps_device", device + " " + bytes);
        }
    }

    /** Whether a machine has a group in which devices are limited. */
    boolean has(String id) {
        return Files.exists(io(id));
    }

    private Path io(String id) {
        return unified ? Cgroups.inside(id) : FIRST.resolve(id);
    }
}
