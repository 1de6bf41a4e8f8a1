package io.unkai.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a {@link RequestBody}; closing it leaves the body as it is. */
final class RequestBodyInput extends InputStream {
    private final RequestBody body;

    RequestBodyInput(RequestBody body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return body.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        return count == 0 ? 0 : body.read(target, offset, count);
    }

    @Override
    public int available() {
        return body.available();
    }
}
