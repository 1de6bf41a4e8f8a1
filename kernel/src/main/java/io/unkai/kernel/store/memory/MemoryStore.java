package io.unkai.kernel.store.memory;

import io.unkai.kernel.store.engine.Bytes;
import io.unkai.kernel.store.engine.Commit;
import io.unkai.kernel.store.engine.OptimisticStore;
import io.unkai.kernel.store.engine.RawCursor;
import io.unkai.kernel.store.engine.RecentWrites;
import io.unkai.kernel.store.engine.Snapshot;
import io.unkai.kernel.store.engine.WriteSet;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A store in memory, for tests: everything but durability. */
public final class MemoryStore extends OptimisticStore {
    private record State(long version, @Nullable MemoryTree tree) {}

    private final Object commits = new Object();
    private final RecentWrites recent = new RecentWrites(0);
    private volatile State state = new State(0, null);

    @Override
    protected Snapshot snapshot() {
        var now = state;
        return new MemorySnapshot(now.version, now.tree);
    }

    @Override
    protected boolean commit(Commit commit) {
        synchronized (commits) {
            if (recent.conflict(commit)) {
                return false;
            }
            long version = state.version + 1;
            recent.add(version, commit.writes());
            state = new State(version, apply(state.tree, commit.writes()));
            return true;
        }
    }

    private static @Nullable MemoryTree apply(@Nullable MemoryTree before, WriteSet writes) {
        var tree = before;
        for (var span : writes.removed()) {
            tree = MemoryTree.delete(tree, span.from(), span.to());
        }
        for (var change : writes.changes().entrySet()) {
            var key = change.getKey();
            var value = change.getValue().value();
            tree = value != null ? MemoryTree.put(tree, key, value) : MemoryTree.delete(tree, key, Bytes.after(key));
        }
        return tree;
    }

    @Override
    protected void release() {
        state = new State(state.version, null);
    }

    private record MemorySnapshot(long version, @Nullable MemoryTree tree) implements Snapshot {
        @Override
        public byte @Nullable [] get(byte[] key) {
            return MemoryTree.get(tree, key);
        }

        @Override
        public RawCursor cursor(byte[] from, byte[] to) {
            return new MemoryCursor(tree);
        }

        @Override
        public void close() {
            // Nothing is held but memory.
        }
    }

    private static final class MemoryCursor implements RawCursor {
        private final @Nullable MemoryTree tree;
        private @Nullable MemoryTree at;

        MemoryCursor(@Nullable MemoryTree tree) {
            this.tree = tree;
        }

        @Override
        public void seek(byte[] key) {
            at = MemoryTree.ceiling(tree, key);
        }

        @Override
        public boolean valid() {
            return at != null;
        }

        @Override
        public byte[] key() {
            return here().key();
        }

        @Override
        public byte[] value() {
            return here().value();
        }

        @Override
        public void next() {
            seek(Bytes.after(key()));
        }

        private MemoryTree here() {
            if (at == null) {
                throw new NoSuchElementException();
            }
            return at;
        }

        @Override
        public void close() {
            at = null;
        }
    }
}
