package io.unkai.wire.protocol;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One wire protocol: requests to inputs, outputs and errors to answers. Stateless. */
public interface ServerProtocol {
    /** Which one it is. */
    Protocol protocol();

    /**
     * Parses a request, without checking constraints.
     *
     * @param labels the values of the URI pattern's labels, decoded; empty for protocols without HTTP bindings
     * @return a value of the operation's input; its streaming member, where it has one, is the request's body
     * @throws ApiException if the request is malformed, with the code AWS gives for it
     * @throws IOException if the client went away
     */
    Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels) throws IOException;

    /** The answer of a success. */
    HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId);

    /**
     * The answer of a failure.
     *
     * @param operation what was called, or null where that is unknown
     */
    HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId);
}
