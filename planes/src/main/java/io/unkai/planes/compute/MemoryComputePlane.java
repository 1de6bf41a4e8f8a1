package io.unkai.planes.compute;

import io.unkai.planes.block.VolumeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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

    private final MemoryHost host;
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    /** A plane on a host of its own. */
    public MemoryComputePlane() {
        this(new MemoryHost());
    }

    /** A plane on this host. */
    public MemoryComputePlane(MemoryHost host) {
        this.host = host;
    }

    /** Whether the host has room for more machines from now on. */
    public void full(boolean now) {
        synchronized (host) {
            host.full = now;
        }
    }

    /** Whether the host runs virtual machines from now on. */
    public void virtual(boolean now) {
        synchronized (host) {
            host.virtual = now;
        }
    }

    @Override
    public Optional<String> cannotVirtualize() {
        synchronized (host) {
            return host.virtual ? Optional.empty() : Optional.of("this host has no KVM");
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

    /** The guest does nothing that it is asked for until its next boot. */
    public void hangs(String id) {
        synchronized (host) {
            host.hanging.add(id);
        }
    }

    /** The machine's init ends as it should not. */
    public void crash(String id) {
        becomes(id, MachineState.FAILED);
    }

    /** The host was restarted: nothing runs, and nobody was told. */
    public void hostRestarted() {
        synchronized (host) {
            host.states.replaceAll((id, state) -> state.isOn() ? MachineState.FAILED : state);
        }
    }

    /** Whether machines have a volume mounted from now on. */
    public void mounted(String volume, boolean now) {
        synchronized (host) {
            host.disks.mounted(volume, now);
        }
    }

    /** What a machine was last created as. */
    public Optional<Machine> machine(String id) {
        synchronized (host) {
            return Optional.ofNullable(host.machines.get(id));
        }
    }

    private void asked(String id, MachineState next) {
        synchronized (host) {
            if (host.hanging.contains(id)) {
                return;
            }
        }
        becomes(id, next);
    }

    private void becomes(String id, MachineState next) {
        synchronized (host) {
            if (state(id) != MachineState.RUNNING) {
                return;
            }
            host.states.put(id, next);
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
        synchronized (host) {
            if (!state(id).isOn()) {
                if (host.full) {
                    throw new ComputeException("the host has no room for " + id, null);
                }
                host.create(machine);
            }
        }
        return Path.of("/memory", id, "ns/net");
    }

    @Override
    public void start(String id) {
        synchronized (host) {
            if (!state(id).isOn()) {
                throw new ComputeException(id + " was not created", null);
            }
            host.states.put(id, MachineState.RUNNING);
        }
    }

    @Override
    public void powerOff(String id) {
        asked(id, MachineState.POWERED_OFF);
    }

    @Override
    public boolean rebootsUnseen(String id) {
        return false;
    }

    @Override
    public void reboot(String id) {
        asked(id, MachineState.REBOOTING);
    }

    @Override
    public void cutPower(String id) {
        synchronized (host) {
            host.states.computeIfPresent(id, (key, state) -> state.isOn() ? MachineState.POWERED_OFF : state);
        }
    }

    @Override
    public void remove(String id) {
        synchronized (host) {
            host.remove(id);
        }
    }

    @Override
    public MachineState state(String id) {
        synchronized (host) {
            return host.states.getOrDefault(MachineId.check(id), MachineState.ABSENT);
        }
    }

    /** A running machine has used this much processor time since its last boot. */
    public void used(String id, long nanoseconds) {
        synchronized (host) {
            host.times.put(MachineId.check(id), nanoseconds);
        }
    }

    /** What a machine may use of its processors, in hundredths of one, if that is less than all. */
    public Optional<Integer> limit(String id) {
        synchronized (host) {
            return Optional.ofNullable(host.limits.get(id));
        }
    }

    @Override
    public long processorTime(String id) {
        synchronized (host) {
            return state(id).isOn() ? host.times.getOrDefault(id, 0L) : 0;
        }
    }

    @Override
    public void limitProcessors(String id, int hundredths) {
        synchronized (host) {
            if (state(id).isOn()) {
                host.limits.put(id, hundredths);
            }
        }
    }

    @Override
    public void attach(String id, String volume, String device, boolean shared) {
        VolumeId.check(volume);
        MachineId.checkDevice(device);
        synchronized (host) {
            if (!state(id).isOn()) {
                throw new ComputeException(id + " is off", null);
            }
            host.disks.attach(id, volume, device, shared);
        }
    }

    @Override
    public boolean detach(String id, String device, boolean force) {
        MachineId.checkDevice(device);
        synchronized (host) {
            return host.disks.detach(MachineId.check(id), device, force);
        }
    }

    @Override
    public Map<String, String> attached(String id) {
        synchronized (host) {
            return state(id).isOn() ? host.disks.of(id) : Map.of();
        }
    }

    @Override
    public void limitVolume(String id, String volume, VolumeLimit limit) {
        VolumeId.check(volume);
        synchronized (host) {
            var machine = host.machines.get(MachineId.check(id));
            boolean root = machine != null && machine.rootVolume().equals(volume);
            if (state(id).isOn() && (root || attached(id).containsValue(volume))) {
                host.disks.limit(volume, limit);
            }
        }
    }

    /** How fast the machine that has a volume may use it, if that was said. */
    public Optional<VolumeLimit> limitOf(String volume) {
        synchronized (host) {
            return host.disks.limitOf(volume);
        }
    }

    @Override
    public Set<String> machines() {
        synchronized (host) {
            return Set.copyOf(host.states.keySet());
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
        synchronized (host) {
            host.clear();
        }
    }

    @Override
    public void close() {
        watchers.clear();
    }
}
