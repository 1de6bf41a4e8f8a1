package io.unkai.planes.linux.compute;

import io.unkai.planes.block.VolumeId;
import io.unkai.planes.compute.Capacity;
import io.unkai.planes.compute.ComputeException;
import io.unkai.planes.compute.ComputePlane;
import io.unkai.planes.compute.Machine;
import io.unkai.planes.compute.MachineId;
import io.unkai.planes.compute.MachineState;
import io.unkai.planes.compute.VolumeLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Machines in containers by {@code crun}, in a user namespace of their own: systemd as init, or a virtual machine where the root volume
 * is a disk with a boot loader. Needs root.
 */
public final class CrunComputePlane implements ComputePlane {
    private final Folders folders;
    private final Path exits;
    private final Sandbox sandbox;
    private final Cpus cpus;
    private final Host host;
    private final Virtualization virtualization;
    private final Semaphore creating;

    /**
     * The plane whose machines are noted in this folder.
     *
     * @param data a folder of the data directory; it is made where it is missing
     * @param volumes says which file is a volume's disk
     * @param seen files that machines see below {@code /run/unkai}, by the names that they have there; they need not be there
     * @param virtualization what runs virtual machines
     * @throws IOException if the folder cannot be used
     */
    public CrunComputePlane(
            Path data, Function<String, Path> volumes, Map<String, Path> seen, Virtualization virtualization)
            throws IOException {
        Path folder = data.toAbsolutePath().normalize();
        folders = new Folders(Files.createDirectories(folder.resolve("machines")));
        exits = Files.createDirectories(folder.resolve("exits"));
        cpus = Cpus.ofHost();
        host = new Host();
        this.virtualization = virtualization;
        var bundle = new Bundle();
        var disks = new Disks(volumes);
        var system = new SystemContainer(bundle, new SeenFiles(seen));
        var virtual = new VirtualMachine(bundle, disks, virtualization);
        sandbox = new Sandbox(exits, host.groups(), cpus, disks, system, virtual);
        creating = new Semaphore(Math.max(2, 2 * cpus.count()));
    }

    @Override
    public Optional<String> unavailable() {
        return host.unavailable();
    }

    @Override
    public Optional<String> cannotVirtualize() {
        return virtualization.unavailable();
    }

    @Override
    public Capacity capacity() {
        return new Capacity(cpus.count(), host.memory());
    }

    @Override
    public Path create(Machine machine) {
        MachineId.checkHostname(machine.hostname());
        MachineId.check(machine.id());
        creating.acquireUninterruptibly();
        try {
            return folders.locked(machine.id(), "created", folder -> {
                if (!observe(folder).isOn()) {
                    host.prepare();
                    sandbox.clear(folder, List.of(Folder.SLOT));
                    sandbox.make(machine, folder, folders.slot(folder));
                }
                long init = Processes.init(folder).orElseThrow(() -> new IOException("it ended at once"));
                return Path.of("/proc", Long.toString(init), "ns/net");
            });
        } finally {
            creating.release();
        }
    }

    @Override
    public void start(String id) {
        folders.locked(id, "started", folder -> {
            MachineState state = observe(folder);
            if (state == MachineState.RUNNING) {
                sandbox.inside(folder).started(folder);
                return state;
            }
            if (state != MachineState.CREATED) {
                throw new IOException("it was not created");
            }
            sandbox.start(folder);
            return MachineState.RUNNING;
        });
    }

    @Override
    public void powerOff(String id) {
        ask(id, Inside::powerOff);
    }

    @Override
    public void reboot(String id) {
        ask(id, Inside::reboot);
    }

    @Override
    public boolean rebootsUnseen(String id) {
        return folders.of(id).has(Folder.VIRTUAL);
    }

    private interface Question {
        void ask(Inside inside, Folder folder) throws IOException;
    }

    private void ask(String id, Question question) {
        folders.locked(id, "asked", folder -> {
            if (observe(folder) == MachineState.RUNNING) {
                question.ask(sandbox.inside(folder), folder);
            }
            return folder;
        });
    }

    @Override
    public void cutPower(String id) {
        folders.locked(id, "cut off", folder -> {
            if (observe(folder).isOn()) {
                folder.put(Folder.CUT, "");
                sandbox.end(folder);
            }
            return folder;
        });
    }

    @Override
    public void remove(String id) {
        folders.locked(id, "removed", folder -> {
            sandbox.clear(folder, List.of());
            return folder;
        });
    }

    @Override
    public MachineState state(String id) {
        Folder folder = folders.of(id);
        try {
            return observe(folder);
        } catch (IOException e) {
            throw new ComputeException(id + " cannot be observed: " + e.getMessage(), e);
        }
    }

    private MachineState observe(Folder folder) throws IOException {
        return Observation.of(folder, exits);
    }

    @Override
    public long processorTime(String id) {
        return folders.locked(
                id, "asked", folder -> observe(folder).isOn() ? host.groups().used(id) : 0L);
    }

    @Override
    public void limitProcessors(String id, int hundredths) {
        folders.locked(id, "limited", folder -> {
            OptionalLong most = folder.number(Folder.PROCESSORS);
            if (observe(folder).isOn() && most.isPresent()) {
                host.groups().limit(id, (int) Math.min(hundredths, 100 * most.getAsLong()));
            }
            return folder;
        });
    }

    @Override
    public void attach(String id, String volume, String device, boolean shared) {
        VolumeId.check(volume);
        MachineId.checkDevice(device);
        folders.locked(id, "given " + volume, folder -> {
            if (!observe(folder).isOn()) {
                throw new IOException("it is off");
            }
            sandbox.attach(folder, volume, device, shared);
            return folder;
        });
    }

    @Override
    public boolean detach(String id, String device, boolean force) {
        MachineId.checkDevice(device);
        return folders.locked(id, "relieved of " + device, folder -> {
            if (!observe(folder).isOn()) {
                sandbox.release(folder);
                return true;
            }
            return sandbox.detach(folder, device, force);
        });
    }

    @Override
    public Map<String, String> attached(String id) {
        return folders.locked(id, "asked", folder -> observe(folder).isOn() ? sandbox.attached(folder) : Map.of());
    }

    @Override
    public void limitVolume(String id, String volume, VolumeLimit limit) {
        VolumeId.check(volume);
        folders.locked(id, "limited on " + volume, folder -> {
            boolean has = folder.text(Folder.VOLUME).filter(volume::equals).isPresent()
                    || sandbox.attached(folder).containsValue(volume);
            if (has && observe(folder).isOn()) {
                sandbox.limit(folder, volume, limit);
            }
            return folder;
        });
    }

    @Override
    public Set<String> machines() {
        return folders.ids();
    }

    @Override
    public byte[] console(String id, int most) {
        try {
            return Console.last(folders.of(id).file(Folder.CONSOLE), most);
        } catch (IOException e) {
            throw new ComputeException("the console of " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public AutoCloseable watch(Consumer<String> changed) {
        try {
            return new Exits(
                    exits,
                    changed,
                    () -> machines().stream()
                            .filter(id -> state(id) == MachineState.FAILED)
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new ComputeException("machines cannot be watched: " + e.getMessage(), e);
        }
    }

    @Override
    public void removeAll() {
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var threads = Executors.newFixedThreadPool(Math.max(2, 2 * cpus.count()))) {
            machines()
                    .forEach(id -> threads.execute(() -> {
                        try {
                            remove(id);
                        } catch (RuntimeException e) {
                            failures.add(e);
                        }
                    }));
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        try {
            host.groups().tidy();
        } catch (IOException e) {
            throw new ComputeException("the control groups cannot be removed: " + e.getMessage(), e);
        }
    }

    /** Machines live on; watchers are closed by those who made them. */
    @Override
    public void close() {
        sandbox.close();
    }
}
