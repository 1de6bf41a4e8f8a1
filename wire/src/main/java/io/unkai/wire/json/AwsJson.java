package io.unkai.wire.json;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.eventstream.EventStreams;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.protocol.Defaults;
import io.unkai.wire.protocol.Errors;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.rest.BodyMembers;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS JSON, 1.0 and 1.1: the target header names the operation, the body is its input. */
public final class AwsJson implements ServerProtocol {
    private final Protocol protocol;
    private final String mediaType;
    private final JsonDocuments documents;

    private AwsJson(Protocol protocol, String mediaType) {
        this.protocol = protocol;
        this.mediaType = mediaType;
        this.documents = new JsonDocuments(JsonNotation.MODEL_NAMES, mediaType);
    }

    /** AWS JSON 1.0. */
    public static AwsJson version10() {
        return new AwsJson(Protocol.AWS_JSON_1_0, "application/x-amz-json-1.0");
    }

    /** AWS JSON 1.1. */
    public static AwsJson version11() {
        return new AwsJson(Protocol.AWS_JSON_1_1, "application/x-amz-json-1.1");
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        var schema = operation.input();
        var values = new @Nullable Object[schema.members().size()];
        var body = BufferedBody.document(request);
        if (body.length > 0) {
            Json.readMembers(JsonNotation.MODEL_NAMES, schema, body, values);
        }
        Defaults.fill(schema, values);
        return schema.create(values);
    }

    @Override
    public HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId) {
        if (BodyMembers.isNothing(output.schema())) {
            return new HttpResponse(200, headers(requestId), ByteStream.of(new byte[0]));
        }
        var stream = BodyMembers.eventStream(output.schema());
        var document = Json.write(generator -> {
            generator.writeStartObject();
            new ValueWriter(generator, JsonNotation.MODEL_NAMES).members(output, member -> member != stream);
            generator.writeEndObject();
        });
        if (stream != null && output.member(stream.index()) instanceof EventStream<?> events) {
            var headers = headers(requestId).set("Content-Type", EventStreams.MEDIA_TYPE);
            return new HttpResponse(200, headers, EventStreams.encode(operation, stream, events, documents, document));
        }
        return new HttpResponse(200, headers(requestId), ByteStream.of(document));
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        var errors = Errors.of(operation, error);
        var headers = headers(requestId);
        var query = errors.queryHeader(service);
        if (query != null) {
            headers.add("x-amzn-query-error", query);
        }
        var type = ErrorTypes.qualified(service.id(), errors.shapeName());
        var document = Json.write(
                generator -> JsonErrors.write(generator, JsonNotation.MODEL_NAMES, errors, type, any -> true));
        return new HttpResponse(errors.status(), headers, ByteStream.of(document));
    }

    private Headers headers(String requestId) {
        return Headers.of("x-amzn-RequestId", requestId, "Content-Type", mediaType);
    }
}
