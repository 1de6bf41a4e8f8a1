package io.unkai.kernel.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The bytes of several streams, each opened when the one before it ends. */
final class SegmentsInput extends InputStream {
    private final List<ByteStream> segments;
    private int at;

    SegmentsInput(List<ByteStream> segments) {
        this.segments = segments;
    }

    @Override
    public int read() throws IOException {
        while (at < segments.size()) {
            int read = segments.get(at).open().read();
            if (read >= 0) {
                return read;
            }
            at++;
        }
        return -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, target.length);
        while (count > 0 && at < segments.size()) {
            int read = segments.get(at).open().read(target, offset, count);
            if (read >= 0) {
                return read;
            }
            at++;
        }
        return count == 0 ? 0 : -1;
    }
}
