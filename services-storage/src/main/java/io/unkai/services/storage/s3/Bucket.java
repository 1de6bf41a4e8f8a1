package io.unkai.services.storage.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bucket.
 *
 * @param name its name, unique in the cloud
 * @param id what its objects are filed under: a bucket of the same name made later has another
 * @param account who owns it
 * @param region where it was created
 * @param created when
 * @param versioning whether it keeps versions: {@code OFF}, {@code ENABLED} or {@code SUSPENDED}
 */
record Bucket(String name, String id, String account, String region, Instant created, Versioning versioning) {
    /** Hexadecimal digits of an id. */
    static final int ID_DIGITS = 16;

    /** The same with another state of versioning. */
    Bucket with(Versioning changed) {
        return new Bucket(name, id, account, region, created, changed);
    }

    /** The version id that answers name, or null where the bucket never had versions. */
    @Nullable
    String shown(StoredObject object) {
        return versioning == Versioning.OFF ? null : object.version();
    }

    /** Whether a bucket keeps versions. */
    enum Versioning {
        /** Never did. */
        OFF,
        /** Every write makes a version. */
        ENABLED,
        /** Did once; writes replace the version called null. */
        SUSPENDED
    }
}
