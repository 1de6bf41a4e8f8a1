package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.compute.VolumeLimit;
import io.unkai.planes.linux.ffm.LoopDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Writers in a machine do as many operations, or as many bytes, as a volume of a type with operations that come together allows. */
@Tag("kernel")
@Timeout(400)
@ResourceLock("machines")
class WriteMeterTest {
    private static final String ID = "i-00000000000000002";
    private static final String VOLUME = "vol-000000000000000aa";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long MEBIBYTE = 1L << 20;
    private static final VolumeLimit LIMIT = new VolumeLimit(3000, 3000, 125 * MEBIBYTE, 256 << 10);
    private static final String DEVICE = "/dev/xvdf";

    @RegisterExtension
    private final Lab lab = new Lab();

    @TempDir
    private Path folder;

    private Path key = Path.of("");
    private Wire wire = new Wire("", "", "");
    private Path loop = Path.of("");

    @BeforeEach
    void boot() throws Exception {
        key = LoginKey.make(folder);
        var machine = lab.machine(ID, folder.resolve("key.pub"));
        wire = Wire.plug(lab.plane().create(machine), 9);
        lab.plane().start(ID);
        assertThat(wire.banner(PATIENCE)).startsWith("SSH-2.0-");
        lab.blocks().createBlank(VOLUME, 1024 * MEBIBYTE);
        lab.plane().attach(ID, VOLUME, "xvdf");
        lab.plane().limitVolume(ID, VOLUME, LIMIT);
        loop = LoopDevice.of(lab.blocks().file(VOLUME)).getFirst();
    }

    private String ask(String command) {
        var result = wire.ssh(key, command);
        assertThat(result.exit()).as("%s: %s", command, result).isZero();
        return result.output().strip();
    }

    /** Writers of pieces at several places of the device that go on until they are ended. */
    private void begin(String size, int writers) {
        ask(("for i in $(seq 0 %d); do sudo sh -c \"while dd if=/dev/zero of=%s bs=%s seek=$((i * 100))M count=100M"
                        + " oflag=direct,seek_bytes iflag=count_bytes conv=notrunc; do :; done\""
                        + " > /dev/null 2>&1 < /dev/null & done")
                .formatted(writers - 1, DEVICE, size));
    }

    private void end() {
        ask("sudo pkill -x sh; sudo pkill -x dd; until ! pgrep -x dd; do sleep 0.1; done");
    }

    /** What is done a second. */
    private WriteCounts rate(int seconds) throws Exception {
        var before = counts();
        TimeUnit.SECONDS.sleep(seconds);
        var after = counts();
        var rate = new WriteCounts(
                (after.requests() - before.requests()) / seconds, (after.bytes() - before.bytes()) / seconds);
        Logger.getLogger(WriteMeterTest.class.getName()).info(rate.toString());
        return rate;
    }

    private WriteCounts counts() throws IOException {
        return WriteCounts.now().getOrDefault(LoopDevice.number(loop), WriteCounts.NONE);
    }

    @Test
    void countsPiecesThatAreApartAndBytesOfThoseThatAreNot() throws Exception {
        begin("4k", 4);
        assertThat(rate(10).requests()).isBetween(2000L, 3300L);
        // A new server does not know what was done before, and goes on from there.
        lab.plane().close();
        lab.open().limitVolume(ID, VOLUME, LIMIT);
        assertThat(rate(10).requests()).isBetween(2000L, 3300L);
        end();
        begin("1M", 2);
        assertThat(rate(5).bytes()).isBetween(60 * MEBIBYTE, 138 * MEBIBYTE);
        end();
        ask("sudo mkfs.ext4 -q -F " + DEVICE + " && sudo mkdir /data && sudo mount " + DEVICE + " /data");
        long begun = System.nanoTime();
        ask("sudo dd if=/dev/zero of=/data/file bs=1M count=400 conv=fsync");
        double seconds = (System.nanoTime() - begun) / 1e9;
        Logger.getLogger(WriteMeterTest.class.getName()).info("400 MiB of a file in " + seconds + " s");
        // Counted piece by piece it would take more than half a minute.
        assertThat(seconds).isLessThan(12);
    }

    @Test
    void leavesNoThreadWhenNothingIsLimited() throws Exception {
        assertThat(meters()).isPositive();
        assertThat(lab.plane().detach(ID, "xvdf", false)).isTrue();
        for (int waited = 0; meters() > 0; waited++) {
            assertThat(waited).isLessThan(500);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static long meters() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("write-meter"))
                .count();
    }
}
