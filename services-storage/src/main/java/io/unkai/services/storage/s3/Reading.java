package io.unkai.services.storage.s3;

import org.jspecify.annotations.Nullable;

/**
 * What a read of an object found.
 *
 * @param object the version
 * @param versioned whether its bucket has versions, so that the answer names this one
 * @param range the stretch that is answered where it was asked for, or null for everything
 * @param checksum the checksum of what is answered, or null
 * @param content the bytes of it
 */
record Reading(
        StoredObject object,
        boolean versioned,
        @Nullable ByteRange range,
        @Nullable Checksum checksum,
        Content content) implements Bodies.Located {}
