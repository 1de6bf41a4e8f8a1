package io.unkai.planes.linux.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Virtual machines, whose processors are emulated where the host has no KVM; their disks have a system of 47 bytes. */
@Tag("kernel")
@ResourceLock("machines")
class VirtualMachineTest {
    private static final String ID = "i-0123456789abcdef0";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WAITS = "90909090909090";
    private static final String POWERS_OFF = "ba0406b80020ef";

    @RegisterExtension
    private final Lab lab = new Lab();

    @BeforeEach
    void needsQemu() {
        Assumptions.assumeTrue(Tools.firstMissing(List.of(Qemu.PROGRAM)).isEmpty(), "QEMU is not installed");
    }

    /** It says that it booted, and waits or powers off. */
    private Machine machine(String then) throws IOException {
        var volume = lab.blank();
        byte[] code = HexFormat.of()
                .parseHex("fa31c08ed8baf803be1d7cac84c07403eeebf8" + then + "f4ebfd"
                        + HexFormat.of().formatHex("a guest booted\r\n\0".getBytes(StandardCharsets.US_ASCII)));
        var sector = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).put(code);
        var file = lab.blocks().file(volume);
        try (var disk = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            disk.write(sector.putShort(510, (short) 0xAA55).position(0));
        }
        return new Machine(ID, volume, "ip-10-213-0-2", 1, 128L << 20, 300);
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private String console() {
        return new String(lab.plane().console(ID, 10_000), StandardCharsets.UTF_8);
    }

    @Test
    void bootsADiskWithALoader() throws Exception {
        var machine = machine(WAITS);
        var plane = lab.plane();
        var network = plane.create(machine);
        assertThat(plane.state(ID)).isEqualTo(MachineState.CREATED);
        Command.of("nsenter", "--net=" + network, "ip", "link", "add", "eth0", "type", "veth", "peer", "beyond")
                .check();
        plane.start(ID);
        await(() -> console().contains("a guest booted"));
        assertThat(plane.state(ID)).isEqualTo(MachineState.RUNNING);
        assertThat(plane.attached(ID)).isEmpty();
        assertThat(Command.of("nsenter", "--net=" + network, "ip", "-o", "link", "show", "tap-eth0")
                        .check())
                .contains("LOWER_UP");
        plane.start(ID);
        assertThat(lab.open().state(ID)).isEqualTo(MachineState.RUNNING);
        plane.cutPower(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.POWERED_OFF);
        plane.create(machine);
        plane.start(ID);
        await(() -> console().contains("a guest booted"));
        plane.remove(ID);
        assertThat(LoopDevice.isAttached(lab.blocks().file(machine.rootVolume())))
                .isFalse();
        assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
    }

    @Test
    void isOffOnceItsGuestPowersOff() throws Exception {
        var plane = lab.plane();
        plane.create(machine(POWERS_OFF));
        plane.start(ID);
        await(() -> plane.state(ID) == MachineState.POWERED_OFF);
        assertThat(console()).contains("a guest booted");
    }

    @Test
    void runsWithoutRights() throws Exception {
        var plane = lab.plane();
        plane.create(machine(WAITS));
        plane.start(ID);
        await(() -> console().contains("a guest booted"));
        var status = Files.readString(Path.of("/proc", init(), "status"));
        assertThat(status)
                .contains("Name:\tqemu-system-x86")
                .contains("CapEff:\t0000000000000000")
                .contains("CapBnd:\t0000000000000000")
                .contains("NoNewPrivs:\t1")
                .contains("Seccomp:\t2");
        assertThat(Integer.parseInt(status.replaceAll("(?s).*Uid:\\t(\\d+).*", "$1")))
                .isGreaterThanOrEqualTo(Slots.owner(0));
        assertThat(Path.of("/proc", init(), "root/etc")).doesNotExist();
    }

    private static String init() throws IOException {
        return Files.readString(Lab.machines().resolve("machines").resolve(ID).resolve("init"))
                .strip();
    }

    @Test
    void hasFailedOnceItsProcessIsKilled() throws Exception {
        var plane = lab.plane();
        plane.create(machine(WAITS));
        plane.start(ID);
        Command.of("kill", "-9", init()).check();
        await(() -> plane.state(ID) == MachineState.FAILED);
    }

    @Test
    void getsVolumesWhileItRuns() throws Exception {
        var plane = lab.plane();
        plane.create(machine(WAITS));
        var before = lab.blank();
        plane.attach(ID, before, "xvdf");
        plane.start(ID);
        var later = lab.blank();
        plane.attach(ID, later, "xvdg");
        assertThat(plane.attached(ID)).containsOnlyKeys("xvdf", "xvdg");
        lab.blocks().grow(later, 2 * Lab.BLANK);
        plane.attach(ID, later, "xvdg");
        // Nobody in the guest gives it back.
        assertThat(plane.detach(ID, "xvdg", false)).isFalse();
        assertThat(plane.detach(ID, "xvdg", true)).isTrue();
        assertThat(plane.attached(ID)).containsOnlyKeys("xvdf");
    }

    @Test
    void isRefusedForGoodWhereNoneRuns() throws Exception {
        var host = new Virtualization(false);
        Assumptions.assumeTrue(host.unavailable().isPresent(), "this host runs virtual machines");
        var machine = machine(WAITS);
        try (var plane = new CrunComputePlane(Lab.machines(), lab.blocks()::file, Map.of(), host)) {
            assertThatThrownBy(() -> plane.create(machine))
                    .isInstanceOfSatisfying(
                            ComputeException.class,
                            e -> assertThat(e.isLasting()).isTrue())
                    .hasMessageContaining("boot loader");
            assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
        }
    }

    @Test
    void theProbeBootsWhereAProcessorIsEmulated() throws Exception {
        assertThat(Virtualization.boot(Virtualization.BY_PROGRAM)).isTrue();
    }
}
