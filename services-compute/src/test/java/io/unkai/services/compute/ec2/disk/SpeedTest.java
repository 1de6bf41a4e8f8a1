package io.unkai.services.compute.ec2.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.BlockDeviceMapping;
import io.unkai.api.ec2.EbsBlockDevice;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVolumeRequest;
import io.unkai.planes.compute.VolumeLimit;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.volume.VolumeSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast volumes are is what AWS says of their types. */
class SpeedTest {
    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gp3, 8, 3000, 125, 3000, 125",
        "gp3, 100, 16000, 1000, 16000, 1000",
        "gp2, 8, 100, 0, 3000, 128",
        "gp2, 2000, 6000, 0, 6000, 250",
        "io1, 100, 1000, 0, 1000, 250",
        "io1, 100, 20000, 0, 20000, 500",
        "io1, 1000, 50000, 0, 50000, 1000",
        "io2, 100, 64000, 0, 64000, 4000",
        "st1, 500, 0, 0, 500, 122",
        "st1, 16000, 0, 0, 500, 500",
        "sc1, 500, 0, 0, 250, 39",
        "standard, 10, 0, 0, 200, 90"
    })
    void isThatOfTheType(String type, int gibibytes, int iops, int throughput, long operations, long mebibytes) {
        int together = type.startsWith("io") ? 0 : type.startsWith("gp") ? 256 << 10 : 1 << 20;
        assertThat(Speed.of(new VolumeSpec(gibibytes, type, iops, throughput)))
                .isEqualTo(new VolumeLimit(operations, operations, mebibytes << 20, together));
    }

    @Test
    void isEnforcedOnTheRootVolumeAndOthersAlsoOnceChanged() {
        var disk = BlockDeviceMapping.builder()
                .deviceName("/dev/sdf")
                .ebs(EbsBlockDevice.builder()
                        .volumeSize(10)
                        .volumeType("gp3")
                        .iops(4000)
                        .throughput(200)
                        .build())
                .build();
        var id = host.running(with -> with.blockDeviceMappings(List.of(disk)));
        var machine = host.compute.machine(id).orElseThrow();
        var volume = String.valueOf(host.compute.attached(id).get("sdf"));
        assertThat(host.compute.limitOf(machine.rootVolume())).contains(limit(3000, 125));
        assertThat(host.compute.limitOf(volume)).contains(limit(4000, 200));
        host.call(
                Ec2.MODIFY_VOLUME,
                ModifyVolumeRequest.builder()
                        .volumeId(volume)
                        .iops(5000)
                        .throughput(300)
                        .build());
        host.reconcile();
        assertThat(host.compute.limitOf(volume)).contains(limit(5000, 300));
    }

    @Test
    void isEnforcedAgainOnceTheServerIsBack() {
        var id = host.running(with -> with);
        var root = host.compute.machine(id).orElseThrow().rootVolume();
        // As whatever held it to more than the kernel can went with the server.
        host.compute.limitVolume(id, root, limit(1, 1));
        host.start();
        host.reconcile();
        assertThat(host.compute.limitOf(root)).contains(limit(3000, 125));
    }

    private static VolumeLimit limit(long operations, long mebibytes) {
        return new VolumeLimit(operations, operations, mebibytes << 20, 256 << 10);
    }
}
