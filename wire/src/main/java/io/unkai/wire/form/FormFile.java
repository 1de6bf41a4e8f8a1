package io.unkai.wire.form;

import io.unkai.kernel.schema.ByteStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The file of a form. Only its end tells its length; a policy may bound it. */
public final class FormFile implements ByteStream {
    private final InputStream in;
    private final ByteStream whole;
    private long least;
    private long most = Long.MAX_VALUE;

    FormFile(InputStream part, ByteStream whole) {
        this.in = new Counted(part);
        this.whole = whole;
    }

    /** Refuses, while it is read, a file with fewer or more bytes. */
    void bound(long fewest, long greatest) {
        least = Math.max(least, fewest);
        most = Math.min(most, greatest);
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public InputStream open() {
        return in;
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }

    private final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream part) {
            super(part);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count += Math.max(got, 0);
            if (count > most) {
                throw FormErrors.tooLarge(count, most);
            }
            if (got < 0 && count < least) {
                throw FormErrors.tooSmall(count, least);
            }
            return got;
        }
    }
}
