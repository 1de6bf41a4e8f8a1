package io.unkai.kernel.schema;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body that can also be had in segments. The front may send those that are {@link FileStream}s without copying them through
 * this process, and copies the others, in place of reading {@link #open()}; it never does both.
 */
public interface FileSegments extends ByteStream {
    /**
     * The next segment, checked and in the page cache as far as possible; null after the last. It stays owned by this body:
     * it can be used until the next call or {@link #close()}, and is not closed by the caller. Blocks while it is made ready.
     */
    @Nullable
    ByteStream next() throws IOException;
}
