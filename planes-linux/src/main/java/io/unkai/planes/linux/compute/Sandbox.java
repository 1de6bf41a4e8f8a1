package io.unkai.planes.linux.compute;

import io.unkai.planes.block.BootDisk;
import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.VolumeLimit;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.sys.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Makes the sandboxes of machines, around what runs in them, and takes them away. */
final class Sandbox implements AutoCloseable {
    /** Everybody may look into it, unlike perhaps the data directory. */
    static final Path ROOT = Path.of("/run/unkai-machine");

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path exits;
    private final Cgroups groups;
    private final Cpus cpus;
    private final Function<String, Path> volumes;
    private final Inside system;
    private final Inside virtual;
    private final Disks disks;
    private final WriteMeter meter;
    private final DiskCounts counts = new DiskCounts();

    /**
     * @param system what runs in file systems
     * @param virtual what runs from disks that have a boot loader
     */
    Sandbox(Path exits, Cgroups groups, Cpus cpus, Disks disks, Inside system, Inside virtual) {
        this.exits = exits;
        this.groups = groups;
        this.cpus = cpus;
        this.disks = disks;
        this.volumes = disks.volumes();
        this.system = system;
        this.virtual = virtual;
        meter = new WriteMeter(groups.disks());
    }

    /** What runs in the sandbox that a machine has. */
    Inside inside(Folder folder) {
        return folder.has(Folder.VIRTUAL) ? virtual : system;
    }

    /** Makes a machine's sandbox, whose folder has its slot; nothing is left where that fails. */
    void make(Machine machine, Folder folder, int slot) throws IOException {
        boolean made = false;
        try {
            build(machine, folder, slot);
            made = true;
        } finally {
            if (!made) {
                clear(folder, List.of());
            }
        }
    }

    private void build(Machine machine, Folder folder, int slot) throws IOException {
        Path volume = volumes.apply(machine.rootVolume());
        if (!Files.exists(volume)) {
            throw new IOException("there is no volume " + machine.rootVolume());
        }
        Detached.await(volume);
        int owner = Slots.owner(slot);
        folder.put(Folder.VOLUME, machine.rootVolume());
        folder.put(Folder.PROCESSORS, Integer.toString(machine.vcpus()));
        if (BootDisk.isIn(volume)) {
            folder.put(Folder.VIRTUAL, "");
        }
        var inside = inside(folder);
        folder.put("config.json", inside.configuration(machine, owner));
        Files.createDirectories(ROOT);
        Files.createDirectories(GuestDevices.NODES);
        var sandboxed = inside.sandboxed(machine);
        groups.make(sandboxed, owner, cpus.of(slot, machine.vcpus()));
        var supervisor = new Supervisor(folder, exits, groups);
        inside.begin(volume, owner, supervisor);
        supervisor.created();
        inside.created(folder);
        folder.put(Folder.READY, "");
    }

    /** Starts what runs in a sandbox that is made. */
    void start(Folder folder) throws IOException {
        var start = Command.of(Supervisor.runtime(folder, "start")).run();
        // Where an earlier call got that far, the runtime says that it is running.
        if (!start.ok() && !start.errors().contains("running")) {
            throw new IOException(start.errors().strip());
        }
        inside(folder).started(folder);
        folder.put(Folder.STARTED, "");
    }

    /** Limits how fast a machine uses one of its volumes. */
    void limit(Folder folder, String volume, VolumeLimit limit) throws IOException {
        boolean root = folder.text(Folder.VOLUME).filter(volume::equals).isPresent();
        for (Path loop : root ? LoopDevice.of(volumes.apply(volume)) : disks.loops(folder, volume)) {
            meter.limit(folder.id(), loop, limit);
            OptionalLong supervisor = Processes.supervisor(folder);
            if (root && supervisor.isPresent()) {
                BlockView.of(supervisor.getAsLong()).show(BlockView.ROOT_NAME, loop);
                inside(folder).attached(folder, VirtualMachine.ROOT_DISK);
            }
        }
        showCounts(folder);
    }

    private void showCounts(Folder folder) throws IOException {
        OptionalLong supervisor = Processes.supervisor(folder);
        if (supervisor.isPresent() && !folder.has(Folder.VIRTUAL)) {
            counts.show(supervisor.getAsLong());
        }
    }

    /** Gives a volume to a machine that is on. */
    void attach(Folder folder, String volume, String device, boolean shared) throws IOException {
        disks.attach(folder, volume, device, shared);
        inside(folder).attached(folder, device);
    }

    /** Takes a device away; false where it is in use and stays. */
    boolean detach(Folder folder, String device, boolean force) throws IOException {
        boolean released = inside(folder).releases(folder, device);
        boolean detached = (released || force) && disks.detach(folder, device, force);
        showCounts(folder);
        return detached;
    }

    /** The volumes that a machine has beside its root volume, by device. */
    Map<String, String> attached(Folder folder) throws IOException {
        var found = disks.of(folder);
        found.remove(VirtualMachine.ROOT_DISK);
        return found;
    }

    /** Gives back what a machine had that has ended. */
    void release(Folder folder) throws IOException {
        disks.release(folder);
    }

    /** Ends a machine at once, and waits until it and what watched over it are gone. */
    void end(Folder folder) throws IOException {
        groups.kill(folder.id());
        for (OptionalLong process : List.of(Processes.init(folder), stuck(folder), Processes.sizes(folder))) {
            if (process.isPresent()) {
                Signals.send(process.getAsLong(), Signals.KILL);
            }
        }
        for (long waited = 0; isWatched(folder); waited += 2) {
            if (waited > LIMIT.toMillis()) {
                throw new IOException(folder.id() + " does not end");
            }
            Supervisor.pause();
        }
    }

    private static boolean isWatched(Folder folder) throws IOException {
        return Processes.init(folder).isPresent()
                || Processes.supervisor(folder).isPresent()
                || Processes.sizes(folder).isPresent();
    }

    /** What watches over nothing yet, or no more: it would wait for ever. */
    private static OptionalLong stuck(Folder folder) throws IOException {
        return Processes.init(folder).isEmpty() ? Processes.supervisor(folder) : OptionalLong.empty();
    }

    /** Removes all traces of a machine that has ended, but these files. */
    void clear(Folder folder, List<String> kept) throws IOException {
        end(folder);
        groups.remove(folder.id());
        disks.release(folder);
        Optional<String> volume = folder.text(Folder.VOLUME);
        if (volume.isPresent()) {
            Detached.await(volumes.apply(volume.get()));
        }
        forget(folder.id());
        folder.delete(kept);
    }

    /** The note of how a machine ended, and one that was being written when its writer was killed. */
    private void forget(String id) throws IOException {
        try (var notes = Files.newDirectoryStream(exits, id + "*")) {
            for (Path note : notes) {
                Files.deleteIfExists(note);
            }
        }
    }

    /** What is held only as long as somebody looks is let go. */
    @Override
    public void close() {
        meter.close();
        counts.close();
    }
}
