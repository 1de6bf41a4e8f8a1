package io.unkai.planes.linux.object;

import io.unkai.kernel.schema.Blob;
import io.unkai.planes.object.BlobRef;
import io.unkai.planes.object.Digest;
import io.unkai.planes.object.Digests;
import io.unkai.planes.object.Staged;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A body in a synced file that waits for its transaction. */
final class FileStaged implements Staged {
    private final BlobRef blob;
    private final Map<Digest, byte[]> digests;
    private final BiConsumer<String, Boolean> closer;
    private boolean kept;

    FileStaged(BlobRef blob, Map<Digest, byte[]> digests, BiConsumer<String, Boolean> closer) {
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
