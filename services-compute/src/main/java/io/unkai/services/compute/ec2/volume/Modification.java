package io.unkai.services.compute.ec2.volume;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last change of a volume's size or type.
 *
 * @param before what it was
 * @param after what it becomes
 * @param started when it was asked for
 * @param ended when it was done, or null
 */
public record Modification(
        VolumeSpec before,
        VolumeSpec after,
        Instant started,
        @Nullable Instant ended) {
    /** The same, done. */
    public Modification done(Instant now) {
        return new Modification(before, after, started, now);
    }
}
