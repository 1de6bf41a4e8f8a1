package io.unkai.planes.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryComputePlaneTest extends ComputePlaneContract {
    private final MemoryHost world = new MemoryHost();
    private final MemoryComputePlane plane = new MemoryComputePlane(world);

    @Override
    protected ComputePlane plane() {
        return plane;
    }

    @Override
    protected ComputePlane reopened() {
        plane.close();
        return new MemoryComputePlane(world);
    }

    @Override
    protected Optional<VolumeLimit> limitOf(String machine, String volume) {
        return plane.limitOf(volume);
    }

    @Override
    protected String blank() {
        return "vol-00000007";
    }

    @Override
    protected String volume() {
        return "vol-0123456789abcdef0";
    }

    @Override
    protected String otherVolume() {
        return "vol-0123456789abcdef1";
    }

    private void boot() {
        plane.create(machine());
        plane.start(ID);
    }

    @Test
    void guestsActByThemselves() throws Exception {
        boot();
        await(plane, ID, MachineState.REBOOTING, () -> plane.guestReboots(ID));
        boot();
        await(plane, ID, MachineState.POWERED_OFF, () -> plane.guestPowersOff(ID));
        boot();
        await(plane, ID, MachineState.FAILED, () -> plane.crash(ID));
    }

    @Test
    void aFullHostTakesNoMore() {
        plane.full(true);
        assertThatThrownBy(() -> plane.create(machine())).isInstanceOf(ComputeException.class);
        plane.full(false);
        plane.create(machine());
        assertThat(plane.machine(ID)).contains(machine());
    }

    @Test
    void aRestartOfTheHostEndsWhatRuns() {
        boot();
        plane.hostRestarted();
        assertThat(plane.state(ID)).isEqualTo(MachineState.FAILED);
    }
}
