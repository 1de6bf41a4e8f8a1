package io.unkai.planes.block;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disk that is a size, a mark of what is on it, and blocks that were written one by one.
 *
 * @param mark what is in the first block where that was not written by itself, or empty
 */
record MemoryDisk(long bytes, String mark, Map<Integer, byte[]> blocks) {
    byte[] block(int index) {
        byte[] written = blocks.get(index);
        if (written != null) {
            return written.clone();
        }
        byte[] text = index == 0 ? mark.getBytes(StandardCharsets.UTF_8) : new byte[0];
        return Arrays.copyOf(text, SnapshotBlocks.SIZE);
    }

    boolean has(int index) {
        return blocks.containsKey(index) || index == 0 && !mark.isEmpty();
    }

    int last() {
        return blocks.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    MemoryDisk with(int index, byte[] block) {
        var more = new TreeMap<>(blocks);
        more.put(index, block.clone());
        return new MemoryDisk(bytes, mark, more);
    }
}
