package io.unkai.planes.linux.compute;

import io.unkai.planes.compute.Machine;
import io.unkai.planes.linux.ffm.Detached;
import io.unkai.planes.linux.ffm.LoopDevice;
import io.unkai.planes.linux.ffm.Mounts;
import io.unkai.planes.linux.ffm.PrivateMounts;
import io.unkai.planes.linux.ffm.Signals;
import io.unkai.planes.linux.ffm.UserNamespace;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.linux.sys.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes sandboxes for shells: containers by {@code crun} on a volume of an operating system's image, without any network but to sockets
 * that this process opens inside. They are children of this process. Needs root.
 */
public final class ShellSandboxes {
    /** How many shells there can be at a time. */
    public static final int MOST = 16;

    private static final Path ROOT = Path.of("/run/unkai-machine");
    private static final long MEMORY = 512L << 20;
    private static final int PROCESSES = 256;
    private static final long PATIENCE_MILLIS = 30_000;
    /** Below the users of machines. */
    private static final int FIRST_OWNER = 0x6F00_0000;
    /** Lets a program begin only after it was put under its limits. */
    private static final String START = "read -r go && exec \"$@\"";

    private final Path folders;
    private final Function<String, Path> volumes;
    private final Cgroups groups;
    private final Cpus cpus;
    private final Host host = new Host();
    private final BitSet slots = new BitSet(MOST);

    /**
     * The sandboxes that are noted in this folder.
     *
     * @param folders a folder of the data directory; it need not be there
     * @param volumes says which file is a volume's disk
     */
    public ShellSandboxes(Path folders, Function<String, Path> volumes) throws IOException {
        this.folders = folders.toAbsolutePath().normalize();
        this.volumes = volumes;
        this.groups = host.groups();
        this.cpus = Cpus.ofHost();
    }

    private static String program() throws IOException {
        try (InputStream text = ShellSandboxes.class.getResourceAsStream("shell.py")) {
            if (text == null) {
                throw new IOException("the shell's first program is missing in this one");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Why there can be no shells here, if that is so. */
    public Optional<String> unavailable() {
        return host.unavailable()
                .or(() -> Tools.firstMissing(List.of("nsenter")).map(tool -> tool + " is not installed"));
    }

    /**
     * Makes one; its shell begins once it is told its size.
     *
     * @param id begins with {@code shell-}; nobody else has it
     * @param volume a volume of an operating system that nothing else uses
     * @param environment the variables of all programs in it
     * @throws IOException if that is not possible; nothing is left then
     */
    public ShellSandbox open(String id, String volume, Map<String, String> environment) throws IOException {
        var folder = new Folder(Files.createDirectories(folders.resolve(id)));
        int slot = take();
        ShellSandbox.Removal removal = () -> {
            try {
                remove(folder, volume);
            } finally {
                give(slot);
            }
        };
        boolean made = false;
        try {
            var shell = new ShellSandbox(begin(folder, volume, slot, environment), folder, removal);
            shell.await();
            made = true;
            return shell;
        } finally {
            if (!made) {
                removal.run();
            }
        }
    }

    private Process begin(Folder folder, String volume, int slot, Map<String, String> environment) throws IOException {
        var machine = new Machine(folder.id(), volume, "cloudshell", 1, MEMORY, PROCESSES);
        int owner = FIRST_OWNER + slot * UserNamespace.SIZE;
        var processors = cpus.of(slot, 1);
        var bundle = new ShellBundle(new Bundle(), program());
        folder.put("config.json", bundle.of(ROOT, owner, environment));
        Command.of("chmod", "700", folder.path().toString()).check();
        Files.createDirectories(ROOT);
        groups.make(machine, owner, processors);
        var users = UserNamespace.of(owner);
        try (var device = LoopDevice.attach(volumes.apply(volume));
                var mounts = PrivateMounts.with(() -> mount(device, users))) {
            var words = Stream.of(
                            Stream.of("sh", "-c", START, "sh"),
                            Stream.of(mounts.enter()),
                            Stream.of("crun", "--cgroup-manager=disabled", "--root=" + folder.file("runtime"), "run"),
                            Stream.of("--bundle", folder.path().toString()),
                            Stream.of("--pid-file", folder.file(Folder.INIT).toString(), folder.id()))
                    .<String>flatMap(one -> one)
                    .toList();
            var builder = new ProcessBuilder(words);
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
            var process = builder.start();
            groups.join(machine.id(), process.pid());
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            // The mounts are named by a descriptor of this process, which must not be closed before they are entered.
            awaitEntered(process, folder);
            return process;
        }
    }

    private static void awaitEntered(Process process, Folder folder) throws IOException {
        for (long waited = 0; process.isAlive() && !folder.has(Folder.INIT) && waited < PATIENCE_MILLIS; waited += 2) {
            Supervisor.pause();
        }
    }

    private void mount(LoopDevice device, UserNamespace users) throws IOException {
        Mounts.mount(
                device.path().toString(), ROOT, "ext4", Mounts.NO_DEVICES | Mounts.NO_SET_ID | Mounts.NO_ACCESS_TIMES);
        Mounts.mapOwners(ROOT, users);
        groups.showSecond();
    }

    private void remove(Folder folder, String volume) throws IOException {
        groups.kill(folder.id());
        var init = Processes.init(folder);
        if (init.isPresent()) {
            Signals.send(init.getAsLong(), Signals.KILL);
        }
        Detached.await(volumes.apply(volume));
        groups.remove(folder.id());
        folder.delete(List.of());
    }

    /** Removes what was left of shells when their process was killed. Their volumes are the block plane's to find. */
    public void clear() throws IOException {
        if (!Files.isDirectory(folders)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> all = Files.list(folders)) {
            left = all.toList();
        }
        for (Path one : left) {
            var folder = new Folder(one);
            groups.kill(folder.id());
            groups.remove(folder.id());
            folder.delete(List.of());
        }
    }

    private synchronized int take() throws IOException {
        int slot = slots.nextClearBit(0);
        if (slot >= MOST) {
            throw new IOException("there are " + MOST + " shells already");
        }
        slots.set(slot);
        return slot;
    }

    private synchronized void give(int slot) {
        slots.clear(slot);
    }
}
