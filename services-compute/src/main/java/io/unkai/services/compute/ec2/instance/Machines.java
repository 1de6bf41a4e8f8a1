package io.unkai.services.compute.ec2.instance;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.MachineState;
import io.unkai.services.compute.ec2.image.PublicImage;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.type.MachineType;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drives the planes for instances. Every step may be made again.
 *
 * @param host the planes
 * @param keys what volumes are encrypted with
 */
record Machines(Host host, DataKeys keys) {
    /** Processes and threads of a machine for each MiB of its memory, and for the smallest machine. */
    private static final int PROCESSES_PER_MEBIBYTE = 4;

    private static final int FEWEST_PROCESSES = 4096;
    private static final long GIBIBYTE = 1L << 30;

    MachineState state(StoredInstance instance) {
        return host.compute().state(instance.id());
    }

    /** Whether the network has all interfaces, so that they can be plugged. */
    boolean networked(StoredInstance instance, List<Eni> interfaces) {
        var live = host.network().live(instance.place().vpc());
        return live.isPresent()
                && interfaces.stream()
                        .allMatch(eni -> live.get().interfaces().stream()
                                .anyMatch(made -> made.id().equals(eni.id())));
    }

    /**
     * Makes the root volume and the machine, which runs nothing yet.
     *
     * @param image what the root volume begins as, or null where it was made of a snapshot
     * @return where its interfaces are plugged
     */
    Path prepare(StoredInstance instance, MachineType type, @Nullable PublicImage image, StoredVolume root) {
        var volume = root.id();
        keys.make(root.secret());
        var block = host.block().knowing(keys.of(volume, root.secret()));
        if (image != null) {
            long least = host.block().size(image.image());
            block.create(volume, image.image(), Math.max(root.gibibytes() * GIBIBYTE, least));
        }
        if (hasEnded(state(instance))) {
            // It holds the volume until then, which may have become larger.
            host.compute().remove(instance.id());
        }
        block.fillRoot(volume);
        block.unlock(volume);
        return host.compute()
                .create(new Machine(
                        instance.id(),
                        volume,
                        instance.place().hostname(),
                        type.vcpus(),
                        type.memory(),
                        Math.max(FEWEST_PROCESSES, type.mebibytes() * PROCESSES_PER_MEBIBYTE)));
    }

    /** Makes the connections of a machine whose network is there, and starts it. */
    void start(StoredInstance instance, Path guest, List<Eni> interfaces) {
        var plugged = host.network().plugged(instance.place().vpc());
        for (var eni : interfaces) {
            var device = "eth" + Attached.device(eni);
            if (state(instance) != MachineState.RUNNING || !device.equals(plugged.get(eni.id()))) {
                host.network().plug(eni.vpc(), eni.id(), guest, device);
            }
        }
        host.compute().start(instance.id());
    }

    private static boolean hasEnded(MachineState state) {
        return state == MachineState.REBOOTING || state == MachineState.POWERED_OFF || state == MachineState.FAILED;
    }

    /**
     * Takes interfaces away that are no longer attached to anything.
     *
     * @return those that stay plugged in the instance's VPC, into whichever machine
     */
    Set<String> unplug(StoredInstance instance, Predicate<String> attached) {
        var vpc = instance.place().vpc();
        var left = new HashSet<>(host.network().plugged(vpc).keySet());
        boolean fewer = left.removeIf(eni -> {
            if (attached.test(eni)) {
                return false;
            }
            host.network().unplug(vpc, eni);
            return true;
        });
        if (fewer && state(instance) == MachineState.RUNNING) {
            host.compute().start(instance.id());
        }
        return left;
    }

    /** Whether it can be seen that a machine rebooted. */
    boolean showsReboots(StoredInstance instance) {
        return !host.compute().rebootsUnseen(instance.id());
    }

    void reboot(StoredInstance instance) {
        host.compute().reboot(instance.id());
    }

    void powerOff(StoredInstance instance) {
        host.compute().powerOff(instance.id());
    }

    void cutPower(StoredInstance instance) {
        host.compute().cutPower(instance.id());
    }

    /** Takes the connections away and removes the sandbox; the volume stays. */
    void remove(StoredInstance instance, List<Eni> interfaces) {
        host.compute().remove(instance.id());
        interfaces.forEach(eni -> host.network().unplug(eni.vpc(), eni.id()));
    }
}
