package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.VolumeLimit;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import io.unkai.planes.linux.ffm.ReadAhead;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.ffm.UserNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Makes the sandboxes of machines and takes them away. The root volume is mounted only where the machine and what watches over it see
 * it, with root's files belonging to the machine's root: when they end, nothing is left mounted or attached.
 */
final class Sandbox implements AutoCloseable {
    /** Everybody may look into it, unlike perhaps the data directory. */
    private static final Path ROOT = Path.of("/run/unkai-machine");

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path exits;
    private final Cgroups groups;
    private final Cpus cpus;
    private final Bundle bundle;
    private final Function<String, Path> volumes;
    private final SeenFiles seen;
    private final Disks disks;
    private final WriteMeter meter;
    private final List<String> bootFiles = BootFiles.names();

    Sandbox(Path exits, Cgroups groups, Cpus cpus, Bundle bundle, Function<String, Path> volumes, SeenFiles seen)
            throws IOException {
        this.exits = exits;
        this.groups = groups;
        this.cpus = cpus;
        this.bundle = bundle;
        this.volumes = volumes;
        this.seen = seen;
        disks = new Disks(volumes);
        meter = new WriteMeter(groups.disks());
    }

    /** Makes a machine's sandbox, whose folder has its slot. */
    void make(Machine machine, Folder folder, int slot) throws IOException {
        Path volume = volumes.apply(machine.rootVolume());
        if (!Files.exists(volume)) {
            throw new IOException("there is no volume " + machine.rootVolume());
        }
        Detached.await(volume);
        int owner = Slots.owner(slot);
        folder.put(Folder.VOLUME, machine.rootVolume());
        folder.put(Folder.PROCESSORS, Integer.toString(machine.vcpus()));
        var files = seen.present();
        folder.put("config.json", bundle.of(machine, ROOT, owner, files));
        Files.createDirectories(ROOT);
        Files.createDirectories(GuestDevices.NODES);
        Path supervisors = groups.supervisors();
        groups.make(machine, owner, cpus.of(slot, machine.vcpus()));
        var supervisor = new Supervisor(folder, exits);
        var root = new CompletableFuture<ReadAhead>();
        var users = UserNamespace.of(owner);
        try (var device = LoopDevice.attach(volume);
                var mounts = PrivateMounts.with(() -> root.complete(mount(device, users, files)))) {
            root.join().start(bootFiles);
            supervisor.begin(mounts, groups.isHybrid() ? visible(supervisors) : supervisors);
        }
        groups.enter(machine, cpus.of(slot, machine.vcpus()), supervisor.created());
        folder.put(Folder.READY, "");
    }

    /** Mounts it, and says what it boots with. */
    private ReadAhead mount(LoopDevice device, UserNamespace users, SeenFiles files) throws IOException {
        Mounts.mount(device.path().toString(), ROOT, "ext4", Mounts.NO_DEVICES | Mounts.NO_ACCESS_TIMES);
        Mounts.mapOwners(ROOT, users);
        Mounts.mount("unkai", GuestDevices.NODES, "tmpfs", Mounts.NO_SET_ID);
        BlockView.here().make();
        BlockView.here().show(BlockView.ROOT_NAME, device.path());
        for (Path lent : Bundle.lent()) {
            GuestDevices.lend(lent);
        }
        files.place();
        groups.showSecond();
        return ReadAhead.of(ROOT);
    }

    private static Path visible(Path group) {
        return GROUPS.resolve(GROUPS.resolve("unified").relativize(group));
    }

    /** Limits how fast a machine uses one of its volumes. */
    void limit(Folder folder, String volume, VolumeLimit limit) throws IOException {
        boolean root = folder.text(Folder.VOLUME).filter(volume::equals).isPresent();
        for (Path loop : root ? LoopDevice.of(volumes.apply(volume)) : disks.loops(folder, volume)) {
            meter.limit(folder.id(), loop, limit);
            OptionalLong supervisor = Processes.supervisor(folder);
            if (root && supervisor.isPresent()) {
                BlockView.of(supervisor.getAsLong()).show(BlockView.ROOT_NAME, loop);
            }
        }
    }

    /** The volumes of machines beside their root volumes. */
    Disks disks() {
        return disks;
    }

    /** Ends a machine at once, and waits until it and what watched over it are gone. */
    void end(Folder folder) throws IOException {
        groups.kill(folder.id());
        for (OptionalLong process : List.of(Processes.init(folder), stuck(folder))) {
            if (process.isPresent()) {
                Signals.send(process.getAsLong(), Signals.KILL);
            }
        }
        for (long waited = 0;
                Processes.init(folder).isPresent()
                        || Processes.supervisor(folder).isPresent();
                waited += 2) {
            if (waited > LIMIT.toMillis()) {
                throw new IOException(folder.id() + " does not end");
            }
            Supervisor.pause();
        }
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
    }
}
