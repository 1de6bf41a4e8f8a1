package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.FileSegments;
import io.unkai.planes.object.ObjectPlane;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pieces of an object as one body. One piece is open at a time, the first from the start. */
final class JoinedBody implements FileSegments {
    private final ObjectPlane plane;
    private final Iterator<Piece> pieces;
    private final long length;
    private final Runnable after;
    private @Nullable ByteStream current;
    private boolean given;
    private boolean closed;

    /** @param after runs once, when the body is closed; not where opening fails */
    JoinedBody(ObjectPlane plane, Content content, Runnable after) throws IOException {
        this.plane = plane;
        this.pieces = content.pieces().iterator();
        this.length = content.length();
        this.after = after;
        advance();
    }

    @Override
    public long length() {
        return length;
    }

    /** Closes the open piece and opens the next, if there is one. */
    private void advance() throws IOException {
        var done = current;
        current = null;
        given = false;
        if (done != null) {
            done.close();
        }
        if (pieces.hasNext()) {
            current = pieces.next().open(plane);
        }
    }

    @Override
    public @Nullable ByteStream next() throws IOException {
        while (current != null) {
            var segment = current instanceof FileSegments segments ? segments.next() : once(current);
            if (segment != null) {
                return segment;
            }
            advance();
        }
        return null;
    }

    private @Nullable ByteStream once(ByteStream piece) {
        if (given) {
            return null;
        }
        given = true;
        return piece;
    }

    @Override
    public InputStream open() {
        return new Joined();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (var open = current) {
            after.run();
        }
    }

    private final class Joined extends InputStream {
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
            while (current != null) {
                int got = current.open().read(into, offset, count);
                if (got >= 0) {
                    return got;
                }
                advance();
            }
            return -1;
        }
    }
}
