package io.unkai.planes.block;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The blocks of snapshots that are only in memory. */
record MemorySnapshotBlocks(
        Map<String, MemoryDisk> snapshots, Map<String, MemoryDisk> begunOnes, Map<String, DiskKey> keys)
        implements SnapshotBlocks {
    private MemoryDisk find(Map<String, MemoryDisk> disks, String snapshot) {
        var disk = disks.get(VolumeId.checkSnapshot(snapshot));
        if (disk == null) {
            throw new BlockException("there is no " + snapshot, null);
        }
        return disk;
    }

    @Override
    public List<Integer> of(String snapshot, int from, int most) {
        var disk = find(snapshots, snapshot);
        return IntStream.rangeClosed(from, disk.last())
                .filter(disk::has)
                .limit(most)
                .boxed()
                .toList();
    }

    @Override
    public List<Integer> changed(String first, String second, int from, int most) {
        var one = find(snapshots, first).unlocked(first, keys);
        var other = find(snapshots, second).unlocked(second, keys);
        return IntStream.rangeClosed(from, Math.max(one.last(), other.last()))
                .filter(index -> !Arrays.equals(one.block(index), other.block(index)))
                .limit(most)
                .boxed()
                .toList();
    }

    @Override
    public byte[] read(String snapshot, int index) {
        return find(snapshots, snapshot).unlocked(snapshot, keys).block(index);
    }

    @Override
    public void begin(String snapshot, String parent, long bytes) {
        if (snapshots.containsKey(VolumeId.checkSnapshot(snapshot)) || begunOnes.containsKey(snapshot)) {
            return;
        }
        var from = parent.isEmpty() ? new MemoryDisk(bytes, "", Map.of()) : find(snapshots, parent);
        if (bytes < from.bytes()) {
            throw new BlockException("at least " + from.bytes() + " bytes are needed", null);
        }
        begunOnes.put(snapshot, from.sized(bytes).keyed(snapshot, keys));
    }

    @Override
    public void write(String snapshot, int index, byte[] block) {
        var disk = find(begunOnes, snapshot).unlocked(snapshot, keys);
        if (index < 0 || (long) index * SIZE >= disk.bytes() || block.length != SIZE) {
            throw new BlockException("the block is not within " + snapshot, null);
        }
        begunOnes.put(snapshot, disk.with(index, block));
    }

    @Override
    public void complete(String snapshot) {
        if (!snapshots.containsKey(VolumeId.checkSnapshot(snapshot))) {
            snapshots.put(snapshot, find(begunOnes, snapshot));
            begunOnes.remove(snapshot);
        }
    }

    @Override
    public Set<String> begun() {
        return Set.copyOf(begunOnes.keySet());
    }
}
