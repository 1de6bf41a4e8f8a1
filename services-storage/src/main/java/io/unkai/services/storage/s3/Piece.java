package io.unkai.services.storage.s3;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.BlobRef;
import io.unkai.planes.object.ObjectPlane;
import java.io.IOException;
import java.util.Arrays;

/** A run of bytes of an object, as one snapshot of the store found it. */
sealed interface Piece {
    /** Number of bytes, more than 0. */
    long length();

    /** Opens it. */
    ByteStream open(ObjectPlane plane) throws IOException;

    /** Bytes that were kept in the store. */
    record Inline(Blob bytes, int offset, int count) implements Piece {
        @Override
        public long length() {
            return count;
        }

        @Override
        public ByteStream open(ObjectPlane plane) {
            return ByteStream.of(Arrays.copyOfRange(bytes.shared(), offset, offset + count));
        }
    }

    /** Bytes of a body of the object plane. */
    record Stored(BlobRef blob, long offset, long length) implements Piece {
        @Override
        public ByteStream open(ObjectPlane plane) throws IOException {
            return plane.open(blob, offset, length);
        }
    }
}
