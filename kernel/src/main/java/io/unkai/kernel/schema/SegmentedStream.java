package io.unkai.kernel.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Several streams one after the other. The front may send those that are files without copying them. */
public final class SegmentedStream implements ByteStream {
    private final List<ByteStream> segments;
    private final InputStream in;

    /**
     * @param segments in order; closed with this stream
     */
    public SegmentedStream(List<? extends ByteStream> segments) {
        this.segments = List.copyOf(segments);
        this.in = new SegmentsInput(this.segments);
    }

    /** The streams, in order. */
    public List<ByteStream> segments() {
        return segments;
    }

    @Override
    public long length() {
        long sum = 0;
        for (var segment : segments) {
            if (segment.length() < 0) {
                return -1;
            }
            sum = Math.addExact(sum, segment.length());
        }
        return sum;
    }

    @Override
    public InputStream open() {
        return in;
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (var segment : segments) {
            try {
                segment.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
