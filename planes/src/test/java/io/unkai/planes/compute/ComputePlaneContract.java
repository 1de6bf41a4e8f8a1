package io.unkai.planes.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link ComputePlane}; a test class per implementation extends it. */
@Timeout(200)
public abstract class ComputePlaneContract {
    protected static final String ID = "i-0123456789abcdef0";
    private static final String OTHER = "i-0123456789abcdef1";
    private static final long PATIENCE_SECONDS = 90;

    /** The plane under test, with nothing on it. */
    protected abstract ComputePlane plane();

    /** Another plane on the same host and state, as after a restart of the process; the first one is closed. */
    protected abstract ComputePlane reopened();

    /** A root volume that a machine can boot from. */
    protected abstract String volume();

    /** A root volume for another machine. */
    protected abstract String otherVolume();

    /** A small machine. */
    protected Machine machine() {
        return new Machine(ID, volume(), "ip-10-0-0-5", 1, 512L << 20, 256);
    }

    /** Waits until a machine has a state, being told of it. */
    protected static void await(ComputePlane plane, String id, MachineState wanted, Runnable cause) throws Exception {
        var told = new LinkedBlockingQueue<String>();
        try (var watch = plane.watch(told::add)) {
            cause.run();
            while (plane.state(id) != wanted) {
                assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("told of %s, which is %s", id, plane.state(id))
                        .isEqualTo(id);
            }
        }
    }

    private static void boot(ComputePlane plane, Machine machine) {
        plane.create(machine);
        plane.start(machine.id());
    }

    @Test
    void isAvailableAndHasRoom() {
        assertThat(plane().unavailable()).isEmpty();
        assertThat(plane().capacity().vcpus()).isPositive();
        assertThat(plane().capacity().memory()).isPositive();
    }

    @Test
    void createsThenStarts() {
        var plane = plane();
        assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
        assertThat(plane.machines()).isEmpty();
        var namespace = plane.create(machine());
        assertThat(plane.state(ID)).isEqualTo(MachineState.CREATED);
        assertThat(plane.create(machine())).isEqualTo(namespace);
        plane.start(ID);
        plane.start(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.RUNNING);
        assertThat(plane.create(machine())).isEqualTo(namespace);
        assertThat(plane.state(ID)).isEqualTo(MachineState.RUNNING);
        assertThat(plane.machines()).containsExactly(ID);
    }

    /** A blank volume beside the root volume. */
    protected abstract String blank();

    /** How fast a machine may use a volume, or nothing where that was not limited. */
    protected abstract Optional<VolumeLimit> limitOf(String machine, String volume) throws Exception;

    @Test
    void limitsVolumes() throws Exception {
        var plane = plane();
        var volume = blank();
        var limit = new VolumeLimit(3000, 2000, 125L << 20);
        plane.limitVolume(ID, volume, limit);
        var machine = machine();
        boot(plane, machine);
        plane.limitVolume(ID, volume, limit);
        plane.attach(ID, volume, "xvdf");
        assertThat(limitOf(ID, volume)).isEmpty();
        plane.limitVolume(ID, volume, limit);
        plane.limitVolume(ID, machine.rootVolume(), new VolumeLimit(100, 200, 1L << 20));
        assertThat(limitOf(ID, volume)).contains(limit);
        assertThat(limitOf(ID, machine.rootVolume())).contains(new VolumeLimit(100, 200, 1L << 20));
        plane.limitVolume(ID, volume, new VolumeLimit(4000, 5000, 250L << 20));
        assertThat(limitOf(ID, volume)).contains(new VolumeLimit(4000, 5000, 250L << 20));
        assertThatThrownBy(() -> new VolumeLimit(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void attachesVolumesToWhatIsOn() {
        var plane = plane();
        var volume = blank();
        assertThatThrownBy(() -> plane.attach(ID, volume, "xvdf")).isInstanceOf(ComputeException.class);
        assertThat(plane.detach(ID, "xvdf", false)).isTrue();
        assertThat(plane.attached(ID)).isEmpty();
        boot(plane, machine());
        plane.attach(ID, volume, "xvdf");
        plane.attach(ID, volume, "xvdf");
        assertThat(plane.attached(ID)).containsExactly(entry("xvdf", volume));
        assertThatThrownBy(() -> plane.attach(ID, volume, "xvdg")).isInstanceOf(ComputeException.class);
        assertThatThrownBy(() -> plane.attach(ID, "vol-0fffffff", "xvdf")).isInstanceOf(ComputeException.class);
        var next = reopened();
        assertThat(next.attached(ID)).containsExactly(entry("xvdf", volume));
        assertThat(next.detach(ID, "xvdf", false)).isTrue();
        assertThat(next.detach(ID, "xvdf", true)).isTrue();
        assertThat(next.attached(ID)).isEmpty();
        next.attach(ID, volume, "sdb");
        next.cutPower(ID);
        assertThat(next.attached(ID)).isEmpty();
        boot(next, machine());
        assertThat(next.attached(ID)).isEmpty();
        next.attach(ID, volume, "xvdf");
        next.remove(ID);
        assertThat(next.attached(ID)).isEmpty();
    }

    @Test
    void machinesShareVolumesWhereThatIsSaid() throws Exception {
        var plane = plane();
        var volume = blank();
        boot(plane, machine());
        boot(plane, new Machine(OTHER, otherVolume(), "ip-10-0-0-6", 1, 512L << 20, 256));
        plane.attach(ID, volume, "xvdf", true);
        assertThatThrownBy(() -> plane.attach(OTHER, volume, "xvdf")).isInstanceOf(ComputeException.class);
        plane.attach(OTHER, volume, "sdg", true);
        plane.attach(OTHER, volume, "sdg", true);
        assertThatThrownBy(() -> plane.attach(OTHER, volume, "sdh", true)).isInstanceOf(ComputeException.class);
        assertThat(plane.attached(ID)).containsExactly(entry("xvdf", volume));
        assertThat(plane.attached(OTHER)).containsExactly(entry("sdg", volume));
        plane.limitVolume(OTHER, volume, new VolumeLimit(3000, 2000, 125L << 20));
        assertThat(plane.detach(ID, "xvdf", false)).isTrue();
        assertThat(plane.attached(ID)).isEmpty();
        assertThat(plane.attached(OTHER)).containsExactly(entry("sdg", volume));
        plane.attach(ID, volume, "xvdf", true);
        plane.cutPower(OTHER);
        plane.remove(OTHER);
        assertThat(plane.attached(ID)).containsExactly(entry("xvdf", volume));
        assertThat(plane.detach(ID, "xvdf", true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "/dev/xvdf", "../xvdf", "xvdf/../mem", "pts", "xvd", "xvdF", "sda\n", "loop0"})
    void refusesWhatIsNoNameOfADisk(String device) {
        assertThatThrownBy(() -> plane().attach(ID, "vol-01234567", device))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().detach(ID, device, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void startsOnlyWhatWasCreated() {
        assertThatThrownBy(() -> plane().start(ID)).isInstanceOf(ComputeException.class);
    }

    @Test
    void losesItsPowerAndBootsAgain() {
        var plane = plane();
        plane.create(machine());
        plane.cutPower(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.POWERED_OFF);
        boot(plane, machine());
        assertThat(plane.state(ID)).isEqualTo(MachineState.RUNNING);
        plane.cutPower(ID);
        plane.cutPower(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.POWERED_OFF);
        assertThat(plane.machines()).containsExactly(ID);
    }

    @Test
    void isFoundByTheNextPlane() throws Exception {
        boot(plane(), machine());
        var next = reopened();
        assertThat(next.state(ID)).isEqualTo(MachineState.RUNNING);
        assertThat(next.machines()).containsExactly(ID);
        next.cutPower(ID);
        assertThat(next.state(ID)).isEqualTo(MachineState.POWERED_OFF);
        assertThat(reopened().state(ID)).isEqualTo(MachineState.POWERED_OFF);
    }

    @Test
    void isRemovedInAnyState() {
        var plane = plane();
        plane.remove(ID);
        plane.create(machine());
        plane.remove(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
        boot(plane, machine());
        plane.remove(ID);
        plane.remove(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
        assertThat(plane.machines()).isEmpty();
    }

    @Test
    void removesAll() {
        var plane = plane();
        boot(plane, machine());
        plane.removeAll();
        assertThat(plane.machines()).isEmpty();
        assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
        plane.removeAll();
    }

    @Test
    void limitsAndCountsProcessorsOnlyWhereItIsOn() {
        var plane = plane();
        plane.limitProcessors(ID, 50);
        assertThat(plane.processorTime(ID)).isZero();
        boot(plane, machine());
        plane.limitProcessors(ID, 5);
        plane.limitProcessors(ID, 1_000_000);
        assertThat(plane.processorTime(ID)).isNotNegative();
        plane.cutPower(ID);
        plane.limitProcessors(ID, 50);
        assertThat(plane.processorTime(ID)).isZero();
    }

    @Test
    void doesNothingToMachinesThatAreNotThere() {
        var plane = plane();
        plane.powerOff(ID);
        plane.reboot(ID);
        plane.cutPower(ID);
        assertThat(plane.state(ID)).isEqualTo(MachineState.ABSENT);
        assertThat(plane.console(ID, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "i-", "i-0123456G", "../i-01234567", "i-01234567/..", "i-01234567\n", "vol-01234567"})
    void refusesWhatIsNoId(String id) {
        var machine = new Machine(id, "vol-01234567", "a", 1, 1L << 29, 256);
        assertThatThrownBy(() -> plane().create(machine)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plane().state(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "-a", "a\nb"})
    void refusesWhatIsNoHostname(String name) {
        var machine = new Machine(ID, "vol-01234567", name, 1, 1L << 29, 256);
        assertThatThrownBy(() -> plane().create(machine)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void powersOffAndRebootsWhenAsked() throws Exception {
        var plane = plane();
        boot(plane, machine());
        booted(plane);
        await(plane, ID, MachineState.REBOOTING, () -> plane.reboot(ID));
        boot(plane, machine());
        booted(plane);
        assertThat(plane.console(ID, 1 << 16)).isNotEmpty();
        assertThat(plane.console(ID, 5)).hasSize(5);
        await(plane, ID, MachineState.POWERED_OFF, () -> plane.powerOff(ID));
        assertThat(plane.machines()).containsExactly(ID);
    }

    /** Waits until the machine's init listens to requests. */
    protected void booted(ComputePlane plane) throws Exception {}
}
