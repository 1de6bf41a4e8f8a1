package io.unkai.wire.json;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.Errors;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.rest.BodyMembers;
import io.unkai.wire.rest.RestRequestDecoder;
import io.unkai.wire.rest.RestResponseEncoder;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** REST-JSON 1. */
public final class RestJson implements ServerProtocol {
    private static final JsonDocuments DOCUMENTS = new JsonDocuments(JsonNotation.WIRE_NAMES, JsonDocuments.MEDIA_TYPE);

    private final RestRequestDecoder requests = new RestRequestDecoder(DOCUMENTS);
    private final RestResponseEncoder responses = new RestResponseEncoder(DOCUMENTS);

    @Override
    public Protocol protocol() {
        return Protocol.REST_JSON_1;
    }

    @Override
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        return requests.decode(operation, request, labels);
    }

    @Override
    public HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId) {
        return responses.encode(operation, output, operation.http().status(), headers(requestId));
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        var errors = Errors.of(operation, error);
        var headers = headers(requestId).add("x-amzn-ErrorType", errors.shapeName());
        var body = errors.body();
        if (body != null) {
            responses.bind(body, errors.status(), headers);
        }
        headers.set("Content-Type", JsonDocuments.MEDIA_TYPE);
        var document = Json.write(generator ->
                JsonErrors.write(generator, JsonNotation.WIRE_NAMES, errors, null, BodyMembers::inResponse));
        return new HttpResponse(errors.status(), headers, ByteStream.of(document));
    }

    private static Headers headers(String requestId) {
        return Headers.of("x-amzn-RequestId", requestId);
    }
}
