package io.unkai.services.storage.s3;

import io.unkai.kernel.error.ApiException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a read or of the source of a copy. An ETag decides before a date of the same sense: where
 * {@code If-Match} holds, {@code If-Unmodified-Since} is not asked.
 *
 * @param match ETags of which one must be the object's, or null
 * @param noneMatch ETags of which none may be the object's, or null
 * @param modifiedSince the object must have changed after, or null
 * @param unmodifiedSince the object must not have changed after, or null
 */
record Conditions(
        @Nullable String match,
        @Nullable String noneMatch,
        @Nullable Instant modifiedSince,
        @Nullable Instant unmodifiedSince) {
    /** Refuses to read an object: 412, or 304 where the caller has it already. */
    void checkRead(StoredObject object) {
        var failed = failedRequirement(object);
        if (failed != null) {
            throw S3Errors.preconditionFailed(failed);
        }
        if (known(object) != null) {
            throw new ApiException("NotModified", 304, "Not Modified")
                    .header("ETag", object.quotedEtag())
                    .header("Last-Modified", HttpDates.format(object.modified()));
        }
    }

    /** Refuses to copy an object: always 412. */
    void checkCopy(StoredObject object) {
        var failed = failedRequirement(object);
        failed = failed == null ? known(object) : failed;
        if (failed != null) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-" + failed);
        }
    }

    private @Nullable String failedRequirement(StoredObject object) {
        if (match != null) {
            return Etags.match(match, object.etag()) ? null : "If-Match";
        }
        return unmodifiedSince != null && object.modified().isAfter(unmodifiedSince) ? "If-Unmodified-Since" : null;
    }

    private @Nullable String known(StoredObject object) {
        if (noneMatch != null) {
            return Etags.match(noneMatch, object.etag()) ? "If-None-Match" : null;
        }
        return modifiedSince != null && !object.modified().isAfter(modifiedSince) ? "If-Modified-Since" : null;
    }

    /**
     * Refuses a write whose conditions on what is there now do not hold.
     *
     * @param ifMatch the ETag the current object must have, or null
     * @param ifNoneMatch {@code *} where there must be no object, or null
     * @param current the current object, or null
     */
    static void checkWrite(
            @Nullable String ifMatch, @Nullable String ifNoneMatch, String key, @Nullable StoredObject current) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw S3Errors.notImplemented("If-None-Match", "If-None-Match with an ETag on a write");
            }
            if (current != null) {
                throw S3Errors.preconditionFailed("If-None-Match");
            }
        }
        if (ifMatch != null) {
            if (current == null) {
                throw S3Errors.noSuchKey(key);
            }
            if (!Etags.match(ifMatch, current.etag())) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        }
    }
}
