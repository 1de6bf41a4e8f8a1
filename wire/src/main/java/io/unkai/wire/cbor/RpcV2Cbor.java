package io.unkai.wire.cbor;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.json.JsonErrors;
import io.unkai.wire.json.ValueWriter;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.protocol.Defaults;
import io.unkai.wire.protocol.Errors;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.rest.BodyMembers;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Smithy RPC v2 with CBOR: the path names the operation, the body is its input. */
public final class RpcV2Cbor implements ServerProtocol {
    private static final String MEDIA_TYPE = "application/cbor";

    @Override
    public Protocol protocol() {
        return Protocol.RPC_V2_CBOR;
    }

    @Override
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        var schema = operation.input();
        var values = new @Nullable Object[schema.members().size()];
        var body = BufferedBody.document(request);
        if (body.length > 0) {
            Cbor.readMembers(schema, body, values);
        }
        Defaults.fill(schema, values);
        return schema.create(values);
    }

    @Override
    public HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId) {
        var headers = headers(requestId);
        if (BodyMembers.isNothing(output.schema())) {
            return new HttpResponse(200, headers, ByteStream.of(new byte[0]));
        }
        headers.add("Content-Type", MEDIA_TYPE);
        var document = Cbor.write(generator -> {
            generator.writeStartObject();
            new ValueWriter(generator, Cbor.NOTATION).members(output, any -> true);
            generator.writeEndObject();
        });
        return new HttpResponse(200, headers, ByteStream.of(document));
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        var errors = Errors.of(operation, error);
        var headers = headers(requestId).add("Content-Type", MEDIA_TYPE);
        var query = errors.queryHeader(service);
        if (query != null) {
            headers.add("x-amzn-query-error", query);
        }
        var document = Cbor.write(
                generator -> JsonErrors.write(generator, Cbor.NOTATION, errors, errors.shapeName(), any -> true));
        return new HttpResponse(errors.status(), headers, ByteStream.of(document));
    }

    private static Headers headers(String requestId) {
        return Headers.of("x-amzn-RequestId", requestId, "smithy-protocol", "rpc-v2-cbor");
    }
}
