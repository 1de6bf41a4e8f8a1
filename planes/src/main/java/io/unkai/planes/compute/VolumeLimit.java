package io.unkai.planes.compute;

/**
 * How fast a machine may use a volume.
 *
 * @param reads reading operations a second, at least 1
 * @param writes writing operations a second, at least 1
 * @param bytes bytes a second, at least 1; reading and writing each
 */
public record VolumeLimit(long reads, long writes, long bytes) {
    public VolumeLimit {
        if (reads < 1 || writes < 1 || bytes < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}
