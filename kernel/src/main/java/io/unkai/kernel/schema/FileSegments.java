package io.unkai.kernel.schema;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A body made of stretches of files. The front may send them one after another without copying them through this process, in
 * place of reading {@link #open()}; it never does both.
 */
public interface FileSegments extends ByteStream {
    /**
     * The next stretch, checked and in the page cache as far as possible; null after the last. It stays owned by this body:
     * it can be used until the next call or {@link #close()}, and is not closed by the caller. Blocks while it is made ready.
     */
    @Nullable
    FileStream next() throws IOException;
}
