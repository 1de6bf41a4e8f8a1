package io.unkai.planes.linux.object;

import io.unkai.planes.object.BodyTooLargeException;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a body into blocks. */
final class BodyReader {
    private final InputStream in;
    private final byte[] start;
    private final long limit;

    /** @param start bytes of the body that were read already, fewer than a block */
    BodyReader(InputStream in, byte[] start, long limit) {
        this.in = in;
        this.start = start;
        this.limit = limit;
    }

    /** Reads to the end and answers the number of bytes. */
    long into(Pipeline pipeline) throws IOException {
        var block = pipeline.block();
        System.arraycopy(start, 0, block, 0, start.length);
        int count = start.length + in.readNBytes(block, start.length, block.length - start.length);
        long size = 0;
        while (count > 0) {
            size += count;
            if (size > limit) {
                throw new BodyTooLargeException(limit);
            }
            boolean last = count < block.length;
            pipeline.pass(block, count);
            if (last) {
                break;
            }
            block = pipeline.block();
            count = in.readNBytes(block, 0, block.length);
        }
        return size;
    }
}
