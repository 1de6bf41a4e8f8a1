package io.unkai.services.storage.s3;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object, or a delete marker.
 *
 * @param version its version id, {@code null} as text in a bucket that keeps no versions
 * @param sequence counts the versions of a key, newest highest
 * @param marker whether it is a delete marker; then it has no bytes
 * @param modified when it was written, whole seconds
 * @param size bytes
 * @param etag without quotes
 * @param parts number of parts, 0 where it was not uploaded in parts
 * @param data where the bytes are
 * @param checksum checksum of the bytes, or null
 * @param properties what its writer said of it
 */
record StoredObject(
        String version,
        long sequence,
        boolean marker,
        Instant modified,
        long size,
        String etag,
        int parts,
        Data data,
        @Nullable Checksum checksum,
        Properties properties) {
    /** The version id of an object that is not versioned. */
    static final String NULL_VERSION = "null";

    /** An object that has no place among the versions of its key yet. */
    static StoredObject unversioned(
            Instant modified,
            long size,
            String etag,
            int parts,
            Data data,
            @Nullable Checksum checksum,
            Properties properties) {
        return new StoredObject(NULL_VERSION, 0, false, modified, size, etag, parts, data, checksum, properties);
    }

    /** The same with its place among the versions. */
    StoredObject at(String id, long place) {
        return new StoredObject(id, place, marker, modified, size, etag, parts, data, checksum, properties);
    }

    /** The same with other tags. */
    StoredObject tagged(Map<String, String> tags) {
        return with(new Properties(properties.headers(), properties.metadata(), tags, properties.acl()));
    }

    /** The same with another access control list, or null for that of its bucket's owner alone. */
    StoredObject granting(@Nullable Acl acl) {
        return with(properties.granting(acl));
    }

    private StoredObject with(Properties changed) {
        return new StoredObject(version, sequence, marker, modified, size, etag, parts, data, checksum, changed);
    }

    /** The ETag as headers and listings have it. */
    String quotedEtag() {
        return '"' + etag + '"';
    }
}
