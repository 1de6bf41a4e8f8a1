package io.unkai.wire.route;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.wire.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request means.
 *
 * @param service the service
 * @param operation the operation, or null where the service has none of that name or path
 * @param operationName the name the caller used, for messages
 * @param protocol the protocol the caller speaks
 * @param labels the values of the URI pattern's labels, decoded
 * @param region the region the host or scope names, or null
 * @param request the request to decode: its body is buffered where routing had to read it, and a bucket named by the host stands
 *     in front of its path; signatures are checked on the original
 */
public record Route(
        ServiceModel service,
        @Nullable Operation<?, ?> operation,
        String operationName,
        Protocol protocol,
        Map<String, String> labels,
        @Nullable String region,
        HttpRequest request) {}
