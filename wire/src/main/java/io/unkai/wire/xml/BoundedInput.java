package io.unkai.wire.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the bytes read, and tells a failed read apart from bytes that a parser did not like. */
final class BoundedInput extends FilterInputStream {
    private final long limit;
    private final XmlFaults faults;
    private long count;
    private @Nullable IOException failure;

    BoundedInput(InputStream in, long limit, XmlFaults faults) {
        super(in);
        this.limit = limit;
        this.faults = faults;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        try {
            int got = in.read(into, offset, length);
            count += Math.max(got, 0);
            if (count > limit) {
                throw faults.tooLarge();
            }
            return got;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    boolean empty() {
        return count == 0;
    }

    /** Throws what reading failed with, if it did. */
    void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
