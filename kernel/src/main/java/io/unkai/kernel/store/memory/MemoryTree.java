package io.unkai.kernel.store.memory;

import io.unkai.kernel.store.engine.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An immutable ordered map, a treap: a change copies one path, so every version stays as it was. */
@SuppressWarnings("ArrayRecordComponent")
record MemoryTree(
        byte[] key,
        byte[] value,
        int priority,
        @Nullable MemoryTree left,
        @Nullable MemoryTree right) {
    private record Split(
            @Nullable MemoryTree below, @Nullable MemoryTree above) {}

    static byte @Nullable [] get(@Nullable MemoryTree root, byte[] key) {
        var found = ceiling(root, key);
        return found != null && Arrays.equals(found.key, key) ? found.value : null;
    }

    /** The record with the least key at or above a key, or null. */
    static @Nullable MemoryTree ceiling(@Nullable MemoryTree root, byte[] key) {
        MemoryTree best = null;
        var node = root;
        while (node != null) {
            if (Bytes.ORDER.compare(node.key, key) < 0) {
                node = node.right;
            } else {
                best = node;
                node = node.left;
            }
        }
        return best;
    }

    static MemoryTree put(@Nullable MemoryTree root, byte[] key, byte[] value) {
        var split = split(root, key);
        var above = split(split.above, Bytes.after(key)).above;
        var one = new MemoryTree(key, value, scatter(Arrays.hashCode(key)), null, null);
        var joined = join(join(split.below, one), above);
        return joined == null ? one : joined;
    }

    static @Nullable MemoryTree delete(@Nullable MemoryTree root, byte[] from, byte[] to) {
        var split = split(root, from);
        return join(split.below, split(split.above, to).above);
    }

    private static Split split(@Nullable MemoryTree node, byte[] key) {
        if (node == null) {
            return new Split(null, null);
        }
        if (Bytes.ORDER.compare(node.key, key) < 0) {
            var parts = split(node.right, key);
            return new Split(node.with(node.left, parts.below), parts.above);
        }
        var parts = split(node.left, key);
        return new Split(parts.below, node.with(parts.above, node.right));
    }

    private static @Nullable MemoryTree join(@Nullable MemoryTree below, @Nullable MemoryTree above) {
        if (below == null) {
            return above;
        }
        if (above == null) {
            return below;
        }
        return below.priority >= above.priority
                ? below.with(below.left, join(below.right, above))
                : above.with(join(below, above.left), above.right);
    }

    @SuppressWarnings("ReferenceEquality")
    private MemoryTree with(@Nullable MemoryTree newLeft, @Nullable MemoryTree newRight) {
        return newLeft == left && newRight == right ? this : new MemoryTree(key, value, priority, newLeft, newRight);
    }

    private static int scatter(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
