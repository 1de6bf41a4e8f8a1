package io.unkai.planes.compute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The volumes that pretended machines have beside their root volumes. */
final class MemoryDisks {
    private final Map<String, Map<String, String>> byMachine = new HashMap<>();
    private final Map<String, VolumeLimit> limits = new HashMap<>();
    private final Set<String> mounted = new HashSet<>();

    void mounted(String volume, boolean now) {
        if (now) {
            mounted.add(volume);
        } else {
            mounted.remove(volume);
        }
    }

    void attach(String machine, String volume, String device, boolean shared) {
        var disks = byMachine.computeIfAbsent(machine, key -> new TreeMap<>());
        if (!volume.equals(disks.getOrDefault(device, volume))) {
            throw new ComputeException(device + " is another volume", null);
        }
        var others = shared ? List.of(disks) : byMachine.values();
        boolean elsewhere = others.stream().anyMatch(some -> some.containsValue(volume));
        if (elsewhere && !disks.containsKey(device)) {
            throw new ComputeException(volume + " is in use", null);
        }
        disks.put(device, volume);
    }

    boolean detach(String machine, String device, boolean force) {
        var disks = byMachine.getOrDefault(machine, new TreeMap<>());
        var volume = disks.get(device);
        if (volume != null && mounted.contains(volume) && !force) {
            return false;
        }
        disks.remove(device);
        return true;
    }

    Map<String, String> of(String machine) {
        return Map.copyOf(byMachine.getOrDefault(machine, Map.of()));
    }

    void limit(String volume, VolumeLimit limit) {
        limits.put(volume, limit);
    }

    Optional<VolumeLimit> limitOf(String volume) {
        return Optional.ofNullable(limits.get(volume));
    }

    void remove(String machine) {
        byMachine.remove(machine);
    }

    void clear() {
        byMachine.clear();
    }
}
