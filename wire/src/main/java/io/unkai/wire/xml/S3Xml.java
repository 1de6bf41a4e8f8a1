package io.unkai.wire.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.WholeBody;
import io.unkai.wire.protocol.Errors;
import io.unkai.wire.protocol.Limits;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * REST-XML as S3 speaks it: errors without a wrapper, ids in headers of its own, milliseconds in every date, and its own codes for
 * what can't be read. Nothing follows the header of a 304.
 */
public final class S3Xml extends RestXml {
    private static final int NOT_MODIFIED = 304;
    private static final int LENGTH_REQUIRED = 411;

    /** Makes the protocol. */
    public S3Xml() {
        super(new XmlDocuments(Scalars.MILLIS, detail -> malformed()));
    }

    private static ApiException malformed() {
        return new ApiException(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    @Override
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        if (request.method().equals("PUT") && request.body().length() < 0 && isStreamed(operation)) {
            throw new ApiException(
                    "MissingContentLength", LENGTH_REQUIRED, "You must provide the Content-Length HTTP header.");
        }
        try {
            return super.decode(operation, checked(operation, request), labels);
        } catch (ApiException refused) {
            throw translated(refused);
        }
    }

    private static HttpRequest checked(Operation<?, ?> operation, HttpRequest request) throws IOException {
        boolean checksums = operation.is(Operation.Flag.CHECKSUM_REQUIRED);
        if (isStreamed(operation) || !DocumentDigests.any(request.headers(), checksums)) {
            return request;
        }
        var document = WholeBody.read(request.body(), Limits.BODY_BYTES);
        DocumentDigests.check(request.headers(), checksums, document);
        return request.withBody(ByteStream.of(document));
    }

    private static boolean isStreamed(Operation<?, ?> operation) {
        return operation.input().members().stream()
                .anyMatch(member -> member.traits().is(Flag.STREAMING));
    }

    /** S3's code for what the bindings, which all services share, refuse. */
    private static ApiException translated(ApiException refused) {
        return switch (refused.code()) {
            case "SerializationException" -> new ApiException("InvalidArgument", refused.message());
            case "RequestEntityTooLargeException" ->
                new ApiException("MaxMessageLengthExceeded", "Your request was too large.");
            default -> refused;
        };
    }

    @Override
    public HttpResponse encode(
            ServiceModel service, @Nullable Operation<?, ?> operation, ApiException error, String requestId) {
        if (error.status() != NOT_MODIFIED) {
            return super.encode(service, operation, error, requestId);
        }
        var headers = headers(requestId);
        error.headers().forEach(headers::set);
        return new HttpResponse(
                NOT_MODIFIED, headers, HttpResponse.empty(NOT_MODIFIED).body());
    }

    @Override
    Headers headers(String requestId) {
        return Headers.of("x-amz-request-id", requestId, "x-amz-id-2", hostId(requestId));
    }

    @Override
    void document(XmlWriter out, Errors errors, String requestId) {
        out.start("Error");
        content(out, errors);
        out.element("RequestId", requestId).element("HostId", hostId(requestId)).end("Error");
    }

    /** The second id of a call; opaque to callers, so it need not say more than the first. */
    private static String hostId(String requestId) {
        return Base64.getEncoder().encodeToString(requestId.getBytes(UTF_8));
    }
}
