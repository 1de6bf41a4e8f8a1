package io.unkai.planes.compute;

/**
 * How fast a machine may use a volume.
 *
 * @param reads reading operations a second, at least 1
 * @param writes writing operations a second, at least 1
 * @param bytes bytes a second, at least 1; reading and writing each
 * @param together bytes of neighbouring data that are one writing operation, however small the pieces are in which they are handed over;
 *     0 where each such piece is one. Other than pieces, what is together can only be counted afterwards: the limit holds on average
 */
public record VolumeLimit(long reads, long writes, long bytes, int together) {
    public VolumeLimit {
        if (reads < 1 || writes < 1 || bytes < 1 || together < 0) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    /** A limit that counts each piece. */
    public VolumeLimit(long reads, long writes, long bytes) {
        this(reads, writes, bytes, 0);
    }
}
