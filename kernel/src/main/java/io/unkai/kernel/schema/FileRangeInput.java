package io.unkai.kernel.schema;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Reads a stretch of a file by position, leaving the channel's own position alone. */
final class FileRangeInput extends InputStream {
    private final FileChannel file;
    private long next;
    private long left;

    FileRangeInput(FileChannel file, long position, long length) {
        this.file = file;
        this.next = position;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, into.length);
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int got = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(count, left)), next);
        if (got < 0) {
            throw new EOFException("file ends " + left + " bytes early");
        }
        next += got;
        left -= got;
        return got;
    }
}
