package io.unkai.planes.compute;

import io.unkai.planes.block.VolumeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Machines that only pretend: they do at once what they are told. The methods that the interface does not have are what happens inside
 * a machine, or to the host.
 */
public final class MemoryComputePlane implements ComputePlane {
    private static final Capacity CAPACITY = new Capacity(64, 256L << 30);

    private final World world;
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    /** What is on the host, which outlives a plane. */
    public static final class World {
        private final Map<String, MachineState> states = new HashMap<>();
        private final Map<String, Machine> machines = new HashMap<>();
        private final Map<String, Long> times = new HashMap<>();
        private final Map<String, Integer> limits = new HashMap<>();
        private final MemoryDisks disks = new MemoryDisks();
        private boolean full;
        private boolean virtual;
    }

    /** A plane on a host of its own. */
    public MemoryComputePlane() {
        this(new World());
    }

    /** A plane on this host. */
    public MemoryComputePlane(World world) {
        this.world = world;
    }

    /** Whether the host has room for more machines from now on. */
    public void full(boolean now) {
        synchronized (world) {
            world.full = now;
        }
    }

    /** Whether the host runs virtual machines from now on. */
    public void virtual(boolean now) {
        synchronized (world) {
            world.virtual = now;
        }
    }

    @Override
    public Optional<String> cannotVirtualize() {
        synchronized (world) {
            return world.virtual ? Optional.empty() : Optional.of("this host has no KVM");
        }
    }

    /** The guest asks for a reboot itself. */
    public void guestReboots(String id) {
        becomes(id, MachineState.REBOOTING);
    }

    /** The guest powers off itself. */
    public void guestPowersOff(String id) {
        becomes(id, MachineState.POWERED_OFF);
    }

    /** The machine's init ends as it should not. */
    public void crash(String id) {
        becomes(id, MachineState.FAILED);
    }

    /** The host was restarted: nothing runs, and nobody was told. */
    public void hostRestarted() {
        synchronized (world) {
            world.states.replaceAll((id, state) -> isOn(state) ? MachineState.FAILED : state);
        }
    }

    /** Whether machines have a volume mounted from now on. */
    public void mounted(String volume, boolean now) {
        synchronized (world) {
            world.disks.mounted(volume, now);
        }
    }

    /** What a machine was last created as. */
    public Optional<Machine> machine(String id) {
        synchronized (world) {
            return Optional.ofNullable(world.machines.get(id));
        }
    }

    private static boolean isOn(MachineState state) {
        return state == MachineState.CREATED || state == MachineState.RUNNING;
    }

    private void becomes(String id, MachineState next) {
        synchronized (world) {
            if (state(id) != MachineState.RUNNING) {
                return;
            }
            world.states.put(id, next);
        }
        watchers.forEach(watcher -> watcher.accept(id));
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public Capacity capacity() {
        return CAPACITY;
    }

    @Override
    public Path create(Machine machine) {
        var id = MachineId.check(machine.id());
        MachineId.checkHostname(machine.hostname());
        synchronized (world) {
            if (!isOn(state(id))) {
                if (world.full) {
                    throw new ComputeException("the host has no room for " + id, null);
                }
                world.states.put(id, MachineState.CREATED);
                world.machines.put(id, machine);
                world.times.remove(id);
                world.limits.remove(id);
                world.disks.remove(id);
            }
        }
        return Path.of("/memory", id, "ns/net");
    }

    @Override
    public void start(String id) {
        synchronized (world) {
            if (!isOn(state(id))) {
                throw new ComputeException(id + " was not created", null);
            }
            world.states.put(id, MachineState.RUNNING);
        }
    }

    @Override
    public void powerOff(String id) {
        becomes(id, MachineState.POWERED_OFF);
    }

    @Override
    public void reboot(String id) {
        becomes(id, MachineState.REBOOTING);
    }

    @Override
    public void cutPower(String id) {
        synchronized (world) {
            world.states.computeIfPresent(id, (key, state) -> isOn(state) ? MachineState.POWERED_OFF : state);
        }
    }

    @Override
    public void remove(String id) {
        synchronized (world) {
            world.states.remove(id);
            world.disks.remove(id);
            world.machines.remove(id);
        }
    }

    @Override
    public MachineState state(String id) {
        synchronized (world) {
            return world.states.getOrDefault(MachineId.check(id), MachineState.ABSENT);
        }
    }

    /** A running machine has used this much processor time since its last boot. */
    public void used(String id, long nanoseconds) {
        synchronized (world) {
            world.times.put(MachineId.check(id), nanoseconds);
        }
    }

    /** What a machine may use of its processors, in hundredths of one, if that is less than all. */
    public Optional<Integer> limit(String id) {
        synchronized (world) {
            return Optional.ofNullable(world.limits.get(id));
        }
    }

    @Override
    public long processorTime(String id) {
        synchronized (world) {
            return isOn(state(id)) ? world.times.getOrDefault(id, 0L) : 0;
        }
    }

    @Override
    public void limitProcessors(String id, int hundredths) {
        synchronized (world) {
            if (isOn(state(id))) {
                world.limits.put(id, hundredths);
            }
        }
    }

    @Override
    public void attach(String id, String volume, String device, boolean shared) {
        VolumeId.check(volume);
        MachineId.checkDevice(device);
        synchronized (world) {
            if (!isOn(state(id))) {
                throw new ComputeException(id + " is off", null);
            }
            world.disks.attach(id, volume, device, shared);
        }
    }

    @Override
    public boolean detach(String id, String device, boolean force) {
        MachineId.checkDevice(device);
        synchronized (world) {
            return world.disks.detach(MachineId.check(id), device, force);
        }
    }

    @Override
    public Map<String, String> attached(String id) {
        synchronized (world) {
            return isOn(state(id)) ? world.disks.of(id) : Map.of();
        }
    }

    @Override
    public void limitVolume(String id, String volume, VolumeLimit limit) {
        VolumeId.check(volume);
        synchronized (world) {
            var machine = world.machines.get(MachineId.check(id));
            boolean root = machine != null && machine.rootVolume().equals(volume);
            if (isOn(state(id)) && (root || attached(id).containsValue(volume))) {
                world.disks.limit(volume, limit);
            }
        }
    }

    /** How fast the machine that has a volume may use it, if that was said. */
    public Optional<VolumeLimit> limitOf(String volume) {
        synchronized (world) {
            return world.disks.limitOf(volume);
        }
    }

    @Override
    public Set<String> machines() {
        synchronized (world) {
            return Set.copyOf(world.states.keySet());
        }
    }

    @Override
    public byte[] console(String id, int most) {
        byte[] text =
                state(id) == MachineState.RUNNING ? (id + " login:\n").getBytes(StandardCharsets.UTF_8) : new byte[0];
        return Arrays.copyOfRange(text, Math.max(0, text.length - most), text.length);
    }

    @Override
    public AutoCloseable watch(Consumer<String> changed) {
        watchers.add(changed);
        return () -> watchers.remove(changed);
    }

    @Override
    public void removeAll() {
        synchronized (world) {
            world.states.clear();
            world.disks.clear();
            world.machines.clear();
        }
    }

    @Override
    public void close() {
        watchers.clear();
    }
}
