package io.unkai.wire.chunked;

import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decoded content of a chunked body. Reading fails with an {@link io.unkai.kernel.error.ApiException} where signatures,
 * lengths or trailers are wrong, before the last byte was handed out.
 */
public final class AwsChunkedStream implements ByteStream {
    private final ByteStream source;
    private final ChunkFormat format;
    private @Nullable AwsChunkedInput in;

    /** Decodes a body; it is closed with this stream. */
    public AwsChunkedStream(ByteStream source, ChunkFormat format) {
        this.source = source;
        this.format = format;
    }

    @Override
    public long length() {
        return format.length();
    }

    @Override
    public InputStream open() throws IOException {
        var opened = in;
        if (opened == null) {
            opened = new AwsChunkedInput(source.open(), format);
            in = opened;
        }
        return opened;
    }

    @Override
    public Set<String> announced() {
        var announced = format.announced();
        return announced == null ? Set.of() : announced;
    }

    @Override
    public Map<String, String> trailers() {
        var opened = in;
        return opened == null ? Map.of() : opened.trailers();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
