package io.unkai.wire.xml;

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

/**
 * REST-XML, as CloudFront, Route 53 and S3 Control speak it. A service that differs has a subclass: {@link S3Xml}.
 */
public class RestXml implements ServerProtocol {
    private final RestRequestDecoder requests;
    private final RestResponseEncoder responses;
    private final XmlEncoder encoder;

    /** The protocol as most services speak it. */
    public RestXml() {
        this(new XmlDocuments(Scalars.STANDARD, detail -> new ApiException("MalformedInput", detail)));
    }

    RestXml(XmlDocuments documents) {
        requests = new RestRequestDecoder(documents);
        responses = new RestResponseEncoder(documents);
        encoder = documents.encoder();
    }

    @Override
    public final Protocol protocol() {
        return Protocol.REST_XML;
    }

    @Override
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        return requests.decode(operation, request, labels);
    }

    @Override
    public final HttpResponse encode(Operation<?, ?> operation, Struct output, String requestId) {
        return responses.encode(operation, output, operation.http().status(), headers(requestId));
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        var errors = Errors.of(operation, error);
        var headers = headers(requestId);
        if (errors.body() != null) {
            responses.bind(errors.body(), errors.status(), headers);
        }
        error.headers().forEach(headers::set);
        headers.set("Content-Type", XmlDocuments.MEDIA_TYPE);
        var out = new XmlWriter().declaration();
        document(out, errors, requestId);
        return new HttpResponse(errors.status(), headers, ByteStream.of(out.toBytes()));
    }

    /** The fields that every answer carries. */
    Headers headers(String requestId) {
        return Headers.of("x-amzn-RequestId", requestId);
    }

    /** Writes the document of an error. */
    void document(XmlWriter out, Errors errors, String requestId) {
        out.start("ErrorResponse").start("Error").element("Type", XmlErrors.type(errors));
        content(out, errors);
        out.end("Error").element("RequestId", requestId).end("ErrorResponse");
    }

    /** Writes code, message, members and details of an error. */
    final void content(XmlWriter out, Errors errors) {
        XmlErrors.content(out, encoder, errors, BodyMembers::inResponse);
    }
}
