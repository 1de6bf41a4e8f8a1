package io.unkai.services.compute.ec2.imports.tree;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A part of a file that is read in pieces.
 *
 * @param file reads it
 * @param from where the part begins
 * @param size bytes of it
 */
public record Bytes(Reader file, long from, long size) {
    private static final int WINDOW = 1 << 18;
    private static final int GZIP = 0x8B1F;
    private static final int ZSTD = 0xB528;
    private static final int XZ = 0x37FD;
    private static final int BZIP2 = 0x5A42;

    /** Reads a file. */
    @FunctionalInterface
    public interface Reader {
        /** Fills an array; with zeros beyond the end. */
        void read(long at, byte[] into) throws IOException;
    }

    /** Its bytes in order. */
    InputStream open() {
        return new InputStream() {
            private final byte[] window = new byte[(int) Math.min(WINDOW, Math.max(1, size))];
            private long next;
            private int place;
            private int end;

            @Override
            public int read() throws IOException {
                return fill() ? window[place++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                if (!fill()) {
                    return -1;
                }
                int part = Math.min(length, end - place);
                System.arraycopy(window, place, into, offset, part);
                place += part;
                return part;
            }

            private boolean fill() throws IOException {
                if (place == end && next < size) {
                    file.read(from + next, window);
                    place = 0;
                    end = (int) Math.min(window.length, size - next);
                    next += end;
                }
                return place < end;
            }
        };
    }

    /** What they mean where they are compressed with gzip. No more is read than is left to be, so that a small file cannot become endless. */
    InputStream unpacked(AtomicLong left) throws IOException {
        byte[] magic = new byte[2];
        file.read(from, magic);
        int first = Byte.toUnsignedInt(magic[0]) | Byte.toUnsignedInt(magic[1]) << 8;
        if (size > 1 && (first == ZSTD || first == XZ || first == BZIP2)) {
            throw new IOException("The archive is compressed in a way that is not read; use gzip, or nothing.");
        }
        return new Limited(first == GZIP && size > 1 ? new GZIPInputStream(open(), WINDOW) : open(), left);
    }

    /** All of them. @throws IOException where there are more than that */
    byte[] all(int most) throws IOException {
        if (size > most) {
            throw new IOException("The archive has a document that is too long.");
        }
        byte[] bytes = new byte[(int) size];
        file.read(from, bytes);
        return bytes;
    }

    /** A stream that may not be longer than what is left. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private final AtomicLong left;

        Limited(InputStream in, AtomicLong left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (left.addAndGet(-Math.max(0, read)) < 0) {
                throw new IOException("What is in the archive is far larger than the archive.");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
