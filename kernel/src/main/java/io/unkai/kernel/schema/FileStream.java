package io.unkai.kernel.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;

/**
 * A stretch of an open file. The front may send it without copying it through this process.
 *
 * <p>It holds the file open, so the bytes stay readable after the file's name is gone, until it is closed.
 */
public final class FileStream implements ByteStream {
    private final FileChannel file;
    private final long position;
    private final long length;
    private final InputStream in;

    /**
     * @param file open for reading; closed with this stream
     * @param position first byte, 0 or more
     * @param length number of bytes, 0 or more; all of them exist
     */
    public FileStream(FileChannel file, long position, long length) {
        this.file = file;
        this.position = position;
        this.length = length;
        this.in = new FileRangeInput(file, position, length);
    }

    /** The open file. */
    public FileChannel file() {
        return file;
    }

    /** First byte. */
    public long position() {
        return position;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return in;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
