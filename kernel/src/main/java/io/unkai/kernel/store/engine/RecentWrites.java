package io.unkai.kernel.store.engine;

import java.util.ArrayDeque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys and spans that recent commits changed, to tell whether a transaction read what has changed since. Bounded: a
 * transaction older than what is remembered conflicts.
 */
public final class RecentWrites {
    private static final int MAX_ENTRIES = 16_384;
    private static final int MAX_SPANS = 1_024;
    private static final long MAX_BYTES = 4L << 20;

    @SuppressWarnings("ArrayRecordComponent")
    private record Written(long version, byte[] key) {}

    private record Removed(long version, Span span) {}

    private final TreeMap<byte[], Long> versions = new TreeMap<>(Bytes.ORDER);
    private final ArrayDeque<Written> order = new ArrayDeque<>();
    private final ArrayDeque<Removed> removed = new ArrayDeque<>();
    private long bytes;
    private long forgotten;

    /** Starts with nothing remembered after a version. */
    public RecentWrites(long version) {
        forgotten = version;
    }

    /** Forgets everything; transactions that read an earlier version conflict. */
    public void reset(long version) {
        versions.clear();
        order.clear();
        removed.clear();
        bytes = 0;
        forgotten = version;
    }

    /** Remembers a commit that made a version. */
    public void add(long version, WriteSet writes) {
        for (var span : writes.removed()) {
            removed.add(new Removed(version, span));
        }
        for (var key : writes.changes().keySet()) {
            versions.put(key, version);
            order.add(new Written(version, key));
            bytes += key.length;
        }
        forget();
    }

    private void forget() {
        while (order.size() > MAX_ENTRIES || bytes > MAX_BYTES) {
            var oldest = order.remove();
            versions.remove(oldest.key, oldest.version);
            bytes -= oldest.key.length;
            forgotten = Math.max(forgotten, oldest.version);
        }
        while (removed.size() > MAX_SPANS) {
            forgotten = Math.max(forgotten, removed.remove().version);
        }
    }

    /** Whether something the transaction read has changed since its snapshot, or may have. */
    public boolean conflict(Commit commit) {
        long since = commit.version();
        if (commit.reads().keys().isEmpty() && commit.reads().spans().isEmpty()) {
            return false;
        }
        return since < forgotten
                || commit.reads().keys().stream().anyMatch(key -> later(versions.get(key), since))
                || commit.reads().spans().stream().anyMatch(span -> changed(span, since))
                || removed.stream().anyMatch(gone -> gone.version > since && meets(gone.span, commit.reads()));
    }

    private static boolean later(@Nullable Long version, long since) {
        return version != null && version > since;
    }

    private boolean changed(Span span, long since) {
        if (!Bytes.before(span.from(), span.to())) {
            return false;
        }
        return versions.subMap(span.from(), span.to()).values().stream().anyMatch(version -> version > since);
    }

    private static boolean meets(Span gone, ReadSet reads) {
        return !reads.keys().subSet(gone.from(), gone.to()).isEmpty()
                || reads.spans().stream().anyMatch(gone::meets);
    }
}
