package io.unkai.services.compute.ec2.secret;

import io.unkai.api.ec2.EbsBlockDevice;
import org.jspecify.annotations.Nullable;

/**
 * What a call says about the encryption of a disk.
 *
 * @param encrypted whether it is to be, or null where nothing is said
 * @param key the key that is asked for, or null
 */
public record Wish(@Nullable Boolean encrypted, @Nullable String key) {
    /** Says nothing. */
    public static final Wish NONE = new Wish(null, null);

    /** What a mapping says. */
    public static Wish of(EbsBlockDevice disk) {
        return new Wish(disk.encrypted(), disk.kmsKeyId());
    }
}
