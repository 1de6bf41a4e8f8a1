package io.unkai.services.storage.s3;

import java.util.Map;

/**
 * What a client says of an object beside its bytes.
 *
 * @param headers the headers that are given back as they came, by their modelled names: {@code ContentType} and the like
 * @param metadata user metadata, names without {@code x-amz-meta-}
 * @param tags tags
 */
record Properties(Map<String, String> headers, Map<String, String> metadata, Map<String, String> tags) {
    /** The type of an object whose writer named none. */
    static final String DEFAULT_TYPE = "binary/octet-stream";
}
