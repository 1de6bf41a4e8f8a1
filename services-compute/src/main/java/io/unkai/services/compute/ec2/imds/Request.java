package io.unkai.services.compute.ec2.imds;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method for example {@code GET}
 * @param path as sent, without query
 * @param headers by name in lower case
 * @param close whether the connection ends after the answer
 */
record Request(String method, String path, Map<String, String> headers, boolean close) {
    @Nullable
    String header(String name) {
        return headers.get(name);
    }
}
