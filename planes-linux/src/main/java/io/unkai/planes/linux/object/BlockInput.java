package io.unkai.planes.linux.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A stream of bytes out of one checked block after another. */
final class BlockInput extends InputStream {
    private final Source source;
    private ByteBuffer block = ByteBuffer.allocate(0);

    /** Where blocks come from; an empty one is the end. */
    @FunctionalInterface
    interface Source {
        ByteBuffer next() throws IOException;
    }

    BlockInput(Source source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return fill() ? block.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int got = Math.min(count, block.remaining());
        block.get(into, offset, got);
        return got;
    }

    private boolean fill() throws IOException {
        if (!block.hasRemaining()) {
            block = source.next();
        }
        return block.hasRemaining();
    }
}
