package io.unkai.wire.http;

import io.unkai.kernel.schema.ByteStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A body that is small enough to be held in memory. {@link #read} answers all of it however much of its stream was read. */
public final class WholeBody implements ByteStream {
    private final byte[] bytes;
    private final Map<String, String> trailers;
    private final InputStream in;

    /**
     * @param bytes the body, not to be changed from now on
     * @param trailers what followed it, by lower-case name
     */
    public WholeBody(byte[] bytes, Map<String, String> trailers) {
        this.bytes = bytes;
        this.trailers = trailers;
        this.in = new ByteArrayInputStream(bytes);
    }

    /**
     * Reads a body to its end.
     *
     * @param limit the most bytes to take, less than 2 GiB
     * @return the body, not to be changed; more than {@code limit} bytes of it where it has more
     * @throws IOException if the client went away, or the body is not what was promised
     */
    public static byte[] read(ByteStream body, int limit) throws IOException {
        if (body instanceof WholeBody whole) {
            return whole.bytes;
        }
        var in = body.open();
        if (body.length() < 0 || body.length() > limit) {
            return in.readNBytes(limit + 1);
        }
        var bytes = in.readNBytes((int) body.length());
        // The end has to be seen too: it is where hashes and trailers are checked.
        if (in.read() >= 0) {
            throw new IOException("the body is longer than it said");
        }
        return bytes;
    }

    @Override
    public long length() {
        return bytes.length;
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
