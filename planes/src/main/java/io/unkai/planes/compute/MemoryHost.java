package io.unkai.planes.compute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is on the host of a {@link MemoryComputePlane}, which outlives a plane. */
public final class MemoryHost {
    final Map<String, MachineState> states = new HashMap<>();
    final Map<String, Machine> machines = new HashMap<>();
    final Map<String, Long> times = new HashMap<>();
    final Map<String, Integer> limits = new HashMap<>();
    /** Machines whose init does nothing any more. */
    final Set<String> hanging = new HashSet<>();

    final MemoryDisks disks = new MemoryDisks();
    boolean full;
    boolean virtual;

    /** As if it had never run. */
    void create(Machine machine) {
        var id = machine.id();
        states.put(id, MachineState.CREATED);
        machines.put(id, machine);
        hanging.remove(id);
        times.remove(id);
        limits.remove(id);
        disks.remove(id);
    }

    void remove(String id) {
        states.remove(id);
        disks.remove(id);
        machines.remove(id);
    }

    void clear() {
        states.clear();
        disks.clear();
        machines.clear();
    }
}
