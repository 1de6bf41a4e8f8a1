package io.unkai.wire.http;

import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;

/** Reads bodies that are small enough to be held in memory. */
public final class WholeBody {
    private WholeBody() {}

    /**
     * Reads a body to its end.
     *
     * @param limit the most bytes to take, less than 2 GiB
     * @return the body, or its first {@code limit + 1} bytes where it has more than that
     * @throws IOException if the client went away, or the body is not what was promised
     */
    public static byte[] read(ByteStream body, int limit) throws IOException {
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
}
