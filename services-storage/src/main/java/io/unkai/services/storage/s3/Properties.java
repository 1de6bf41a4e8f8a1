package io.unkai.services.storage.s3;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of an object beside its bytes.
 *
 * @param headers the headers that are given back as they came, by their modelled names: {@code ContentType} and the like
 * @param metadata user metadata, names without {@code x-amz-meta-}
 * @param tags tags
 * @param acl who owns it and may do what with it, or null where it is its bucket's owner's alone
 */
record Properties(
        Map<String, String> headers,
        Map<String, String> metadata,
        Map<String, String> tags,
        @Nullable Acl acl) {
    /** The type of an object whose writer named none. */
    static final String DEFAULT_TYPE = "binary/octet-stream";

    /** The same with another access control list. */
    Properties granting(@Nullable Acl other) {
        return new Properties(headers, metadata, tags, other);
    }
}
