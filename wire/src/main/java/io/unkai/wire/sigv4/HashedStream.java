package io.unkai.wire.sigv4;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A body that must have a known SHA-256; reading it fails where it has not. */
final class HashedStream implements ByteStream {
    private final ByteStream source;
    private final String expected;
    private final Function<String, ApiException> onMismatch;
    private final Hashing hashing;
    private @Nullable InputStream in;

    HashedStream(ByteStream source, String expected, Function<String, ApiException> onMismatch, Hashing hashing) {
        this.source = source;
        this.expected = expected;
        this.onMismatch = onMismatch;
        this.hashing = hashing;
    }

    @Override
    public long length() {
        return source.length();
    }

    @Override
    public InputStream open() throws IOException {
        var opened = in;
        if (opened == null) {
            opened = new HashedInput(source.open(), source.length(), expected, onMismatch, hashing);
            in = opened;
        }
        return opened;
    }

    @Override
    public Map<String, String> trailers() {
        return source.trailers();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
