package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.MachineState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What is to be seen of a machine: its processes, and how its init ended. */
final class Observation {
    /** How an init ends that asked the kernel for a reboot: by SIGHUP. */
    private static final int REBOOT_STATUS = 128 + 1;
    /** How an init ends that asked the kernel to power off: by SIGINT. */
    private static final int POWER_OFF_STATUS = 128 + 2;

    private Observation() {}

    /** @param exits where it is noted how inits ended */
    static MachineState of(Folder folder, Path exits) throws IOException {
        if (!folder.has(Folder.READY)) {
            return MachineState.ABSENT;
        }
        // How it ended is noted after it ended and before what notes it ends: asked in this order, nothing is missed.
        // Without that, a
        // machine may go on, but nobody keeps its console or would note that it powered off: it has failed, as one does
        // with its host.
        boolean alive = Processes.supervisor(folder).isPresent();
        Optional<String> exit = new Folder(exits).text(folder.id());
        if (exit.isPresent() || !alive) {
            return folder.has(Folder.CUT)
                    ? MachineState.POWERED_OFF
                    : ended(exit.orElse(""), folder.has(Folder.VIRTUAL));
        }
        return folder.has(Folder.STARTED) ? MachineState.RUNNING : MachineState.CREATED;
    }

    private static MachineState ended(String status, boolean virtual) {
        return switch (status) {
            // A virtual machine reboots by itself.
            case "0" -> virtual ? MachineState.POWERED_OFF : MachineState.FAILED;
            case "" + REBOOT_STATUS -> MachineState.REBOOTING;
            case "" + POWER_OFF_STATUS -> MachineState.POWERED_OFF;
            default -> MachineState.FAILED;
        };
    }
}
