package io.unkai.wire.sigv4;

import io.unkai.kernel.schema.ByteStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** A body in memory that keeps the trailers it came with. */
final class BufferedBody implements ByteStream {
    private final ByteArrayInputStream in;
    private final int length;
    private final Map<String, String> trailers;

    BufferedBody(byte[] bytes, Map<String, String> trailers) {
        this.in = new ByteArrayInputStream(bytes);
        this.length = bytes.length;
        this.trailers = trailers;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return in;
    }

    @Override
    public Map<String, String> trailers() {
        return trailers;
    }
}
