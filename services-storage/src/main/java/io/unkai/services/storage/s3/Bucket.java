package io.unkai.services.storage.s3;

import io.unkai.kernel.store.codec.Default;
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
 * @param ownership who owns what others put into it, in AWS's words; empty where that was deleted
 */
record Bucket(
        String name,
        String id,
        String account,
        String region,
        Instant created,
        Versioning versioning,
        @Default(BucketOwnership.ENFORCED) String ownership) {
    /** Hexadecimal digits of an id. */
    static final int ID_DIGITS = 16;

    /** The same with another state of versioning. */
    Bucket with(Versioning changed) {
        return new Bucket(name, id, account, region, created, changed, ownership);
    }

    /** The same with another setting of who owns objects. */
    Bucket owning(String changed) {
        return new Bucket(name, id, account, region, created, versioning, changed);
    }

    String arn() {
        return "arn:aws:s3:::" + name;
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
