package io.unkai.wire.route;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.wire.http.WholeBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The body of a form, read to route it and there to be read again. */
final class FormBody implements ByteStream {
    /** Bytes in a form at most; AWS takes up to 1 MiB in most services, three times that when all of it is escaped. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private final byte[] bytes;
    private final ByteArrayInputStream in;

    private FormBody(byte[] bytes) {
        this.bytes = bytes;
        this.in = new ByteArrayInputStream(bytes);
    }

    static FormBody read(ByteStream body) throws IOException {
        if (body.length() > MAX_BYTES) {
            throw tooLarge();
        }
        var bytes = WholeBody.read(body, MAX_BYTES);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return new FormBody(bytes);
    }

    /** The form as text; everything that matters in it is ASCII. */
    String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return in;
    }

    private static ApiException tooLarge() {
        return new ApiException("RequestEntityTooLarge", 413, "Request size exceeded " + MAX_BYTES + " bytes");
    }
}
