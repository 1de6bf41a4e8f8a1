package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import java.io.IOException;
import java.nio.file.Path;

/** What runs in the sandbox of a machine. Every step may be made again. */
interface Inside {
    /** What the sandbox may use, so that the machine gets what it is to have. */
    default Machine sandboxed(Machine machine) {
        return machine;
    }

    /** The configuration of the sandbox's container, as JSON. */
    String configuration(Machine machine, int owner) throws IOException;

    /**
     * Mounts its root where only it and what watches over it see it, and lets that begin.
     *
     * @param volume the disk of the machine's root volume
     * @param owner the user on the host that is root in the sandbox
     */
    void begin(Path volume, int owner, Supervisor supervisor) throws IOException;

    /** The container is there; nothing runs in it. */
    default void created(Folder folder) throws IOException {
        // Nothing is left to do.
    }

    /** The container's first process was started, or interfaces were plugged since. */
    default void started(Folder folder) throws IOException {
        // It finds its interfaces itself.
    }

    /** Asks it to power off. */
    void powerOff(Folder folder) throws IOException;

    /** Asks it to reboot. */
    void reboot(Folder folder) throws IOException;

    /** A volume is in the sandbox's {@code /dev}, or became larger. */
    default void attached(Folder folder, String device) throws IOException {
        // It finds its devices itself.
    }

    /** A volume is to be taken out of the sandbox's {@code /dev}; false where it is in use. */
    default boolean releases(Folder folder, String device) throws IOException {
        return true;
    }
}
