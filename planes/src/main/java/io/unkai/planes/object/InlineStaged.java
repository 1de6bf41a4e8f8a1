package io.unkai.planes.object;

import io.unkai.kernel.schema.Blob;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small body: it lives in memory until its transaction stores it. */
public final class InlineStaged implements Staged {
    private final Blob bytes;
    private final Map<Digest, byte[]> digests = new EnumMap<>(Digest.class);

    /** Hashes the bytes, which the caller gives up. */
    public InlineStaged(byte[] bytes, Set<Digest> kinds) {
        this.bytes = Blob.wrap(bytes);
        digests.put(Digest.MD5, Digest.MD5.of(bytes));
        kinds.forEach(kind -> digests.computeIfAbsent(kind, asked -> asked.of(bytes)));
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public byte[] digest(Digest kind) {
        return Digests.require(digests, kind);
    }

    @Override
    public Blob inline() {
        return bytes;
    }

    @Override
    public @Nullable BlobRef blob() {
        return null;
    }

    @Override
    public void keep(boolean kept) {
        // Nothing outside memory has to be kept or discarded.
    }

    @Override
    public void close() {
        // Nothing outside memory is held.
    }
}
