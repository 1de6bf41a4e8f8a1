package io.unkai.planes.block;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk that is a size, a mark of what is on it, and blocks that were written one by one.
 *
 * @param mark what is in the first block where that was not written by itself, or empty
 * @param key what it is encrypted with, or null
 */
record MemoryDisk(
        long bytes,
        String mark,
        Map<Integer, byte[]> blocks,
        @Nullable DiskKey key) {
    MemoryDisk(long bytes, String mark, Map<Integer, byte[]> blocks) {
        this(bytes, mark, blocks, null);
    }

    /** The same, encrypted with a key that is known for its id, or as it was. */
    MemoryDisk keyed(String id, Map<String, DiskKey> keys) {
        return keys.containsKey(id) ? new MemoryDisk(bytes, mark, blocks, keys.get(id)) : this;
    }

    MemoryDisk sized(long other) {
        return new MemoryDisk(other, mark, blocks, key);
    }

    /** Refuses those who do not know its key. */
    MemoryDisk unlocked(String id, Map<String, DiskKey> keys) {
        var known = keys.get(id);
        if (key != null && (known == null || !known.equals(key))) {
            throw new BlockException("the key of " + id + " is not known", null);
        }
        return this;
    }

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
        return new MemoryDisk(bytes, mark, more, key);
    }
}
