package io.unkai.planes.object;

import io.unkai.kernel.schema.Blob;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A body that the plane holds and that waits for its transaction. */
public final class BlobStaged implements Staged {
    private final BlobRef blob;
    private final Map<Digest, byte[]> digests;
    private final BiConsumer<String, Boolean> closer;
    private boolean kept;

    /**
     * A body that is dropped unless it is kept.
     *
     * @param closer told the body's id, and whether it is kept, once that is certain
     */
    public BlobStaged(BlobRef blob, Map<Digest, byte[]> digests, BiConsumer<String, Boolean> closer) {
        this.blob = blob;
        this.digests = digests;
        this.closer = closer;
    }

    @Override
    public long size() {
        return blob.size();
    }

    @Override
    public byte[] digest(Digest kind) {
        return Digests.require(digests, kind);
    }

    @Override
    public @Nullable Blob inline() {
        return null;
    }

    @Override
    public BlobRef blob() {
        return blob;
    }

    @Override
    public void keep(boolean keep) {
        kept = keep;
    }

    @Override
    public void close() {
        closer.accept(blob.id(), kept);
    }
}
