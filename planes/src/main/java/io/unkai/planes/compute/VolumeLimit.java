package io.unkai.planes.compute;

/**
 * How fast a machine may use a volume; reading and writing each.
 *
 * @param operations operations a second, at least 1
 * @param bytes bytes a second, at least 1
 */
public record VolumeLimit(long operations, long bytes) {
    public VolumeLimit {
        if (operations < 1 || bytes < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }
}
