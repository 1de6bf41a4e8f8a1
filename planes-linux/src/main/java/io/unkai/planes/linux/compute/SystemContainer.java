package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.ffm.GuestDevices;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import io.unkai.planes.linux.ffm.ReadAhead;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.ffm.UserNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * An operating system on the host's kernel: systemd as init, in the file system that the root volume is. The volume is mounted only where
 * the machine and what watches over it see it, with root's files belonging to the machine's root: when they end, nothing is left
 * mounted or attached.
 */
final class SystemContainer implements Inside {
    /** What systemd takes as a request to power off, and to reboot. */
    private static final int POWER_OFF = Signals.REAL_TIME + 4;

    private static final int REBOOT = Signals.REAL_TIME + 5;

    private final Bundle bundle;
    private final SeenFiles seen;
    private final List<String> bootFiles = BootFiles.names();

    SystemContainer(Bundle bundle, SeenFiles seen) throws IOException {
        this.bundle = bundle;
        this.seen = seen;
    }

    @Override
    public String configuration(Machine machine, int owner) {
        var mounts = Stream.concat(seen.present().mounts().stream(), OwnSizes.mounts().stream());
        return bundle.of(machine, Sandbox.ROOT, owner, mounts.toList());
    }

    @Override
    public void begin(Path volume, int owner, Supervisor supervisor) throws IOException {
        var root = new CompletableFuture<ReadAhead>();
        var users = UserNamespace.of(owner);
        try (var device = LoopDevice.attach(volume);
                var mounts = PrivateMounts.withOwnTime(() -> root.complete(mount(device, users)))) {
            root.join().start(bootFiles);
            supervisor.begin(mounts, true);
        }
    }

    /** Mounts it, and says what it boots with. */
    private ReadAhead mount(LoopDevice device, UserNamespace users) throws IOException {
        Mounts.mount(device.path().toString(), Sandbox.ROOT, "ext4", Mounts.NO_DEVICES | Mounts.NO_ACCESS_TIMES);
        Mounts.mapOwners(Sandbox.ROOT, users);
        Mounts.mount("unkai", GuestDevices.NODES, "tmpfs", Mounts.NO_SET_ID);
        BlockView.here().make();
        BlockView.here().show(BlockView.ROOT_NAME, device.path());
        for (Path lent : Bundle.lent()) {
            GuestDevices.lend(lent);
        }
        OwnSizes.place();
        seen.present().place();
        return ReadAhead.of(Sandbox.ROOT);
    }

    @Override
    public void powerOff(Folder folder) throws IOException {
        ask(folder, POWER_OFF);
    }

    @Override
    public void reboot(Folder folder) throws IOException {
        ask(folder, REBOOT);
    }

    private static void ask(Folder folder, int signal) throws IOException {
        OptionalLong init = Processes.init(folder);
        if (init.isPresent()) {
            Signals.send(init.getAsLong(), signal);
        }
    }
}
