package io.unkai.planes.compute;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs machines. Every call brings a machine closer to a state and may be made again at any time, after a crash in the middle as
 * well. Machines live on when this process ends; a new plane on the same state sees them.
 *
 * <p>A boot is: {@link #create}, plugging network interfaces into what it answers, {@link #start}. After a reboot or a stop the same
 * again; the root volume keeps what it had.
 */
public interface ComputePlane extends AutoCloseable {
    /** Whether machines can run here, and if not why and what helps. */
    Optional<String> unavailable();

    /** Why no machine can boot here from a disk with a boot loader and a kernel of its own, and what helps; or nothing. */
    Optional<String> cannotVirtualize();

    /** What the host has. */
    Capacity capacity();

    /**
     * Makes a machine's sandbox with its root volume mounted, with nothing running in it; where it is running, nothing happens.
     *
     * @return the machine's network namespace, for example {@code /proc/PID/ns/net}
     * @throws ComputeException if that is not possible
     */
    Path create(Machine machine);

    /** Starts the init of a created machine; one that runs has the interfaces that are plugged into it now. */
    void start(String id);

    /** Asks the machine's init to power off; answers at once. */
    void powerOff(String id);

    /** Asks the machine's init to reboot; answers at once. */
    void reboot(String id);

    /** Whether a machine that reboots goes on as it is, so that nobody sees whether it did. */
    boolean rebootsUnseen(String id);

    /** Ends a machine at once, as by its power cord; answers when it is off. */
    void cutPower(String id);

    /** Removes what is left of a machine's sandbox, ending it if it runs; its root volume stays. */
    void remove(String id);

    /** What is observed now. */
    MachineState state(String id);

    /** Nanoseconds of processor time that a machine used since its last boot; 0 where it is off. */
    long processorTime(String id);

    /**
     * Lets a machine use less than its processors from now until its next boot; does nothing where it is off.
     *
     * @param hundredths of one processor, at least 1; never more than it was created with
     */
    void limitProcessors(String id, int hundredths);

    /**
     * Gives a machine that is on a volume as a block device, which its root may read and write; does nothing where it has it. A machine
     * that is created again has none but its root volume. Machines that share a volume have a device each: what is taken away from one, and
     * how fast it may be, is nothing to the others. As they keep what they read in memory, what one writes the others see where they
     * read directly, as on EC2.
     *
     * @param volume the volume's id
     * @param device the device's name in {@code /dev}, for example {@code xvdf}
     * @param shared whether other machines may have it as well
     * @throws ComputeException if that is not possible, for example as another machine has it
     */
    void attach(String id, String volume, String device, boolean shared);

    /** Gives a machine a volume that no other machine has. @throws ComputeException if that is not possible */
    default void attach(String id, String volume, String device) {
        attach(id, volume, device, false);
    }

    /**
     * Takes a device away; does nothing where there is none.
     *
     * @param force takes it away although it is mounted: what was written is kept, and what still uses it gets errors
     * @return false where it is mounted and stays
     */
    boolean detach(String id, String device, boolean force);

    /** The volumes that a machine has by {@link #attach}, by the names of their devices. */
    Map<String, String> attached(String id);

    /**
     * Lets a machine that is on use a volume, its root volume or one by {@link #attach}, no faster than this until it is off or the
     * volume is detached; does nothing where it is off or has no such volume. Where the host's kernel cannot tell on whose behalf it
     * writes what it kept in memory for a while, that is not limited.
     */
    void limitVolume(String id, String volume, VolumeLimit limit);

    /** The machines that have a sandbox here. */
    Set<String> machines();

    /** The last bytes of what the machine wrote to its console since its last boot; empty where there are none. */
    byte[] console(String id, int most);

    /** Tells the id of every machine whose state changed by itself, soon after it happened. */
    AutoCloseable watch(Consumer<String> changed);

    /** Ends and removes every machine that this plane made on the host. */
    void removeAll();

    @Override
    void close();
}
