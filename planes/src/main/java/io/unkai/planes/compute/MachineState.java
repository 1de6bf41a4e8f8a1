package io.unkai.planes.compute;

/** What was observed of a machine. */
public enum MachineState {
    /** There is none. */
    ABSENT,
    /** Its sandbox is made; nothing runs in it. */
    CREATED,
    /** Its init runs. */
    RUNNING,
    /** Its init asked for a reboot and ended; it is to be created and started again. */
    REBOOTING,
    /** Its init powered it off, or was told to. */
    POWERED_OFF,
    /** Its init ended in another way. */
    FAILED;

    /** Whether there is a sandbox that can do something, or does. */
    public boolean isOn() {
        return this == CREATED || this == RUNNING;
    }
}
