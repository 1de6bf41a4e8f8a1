package io.unkai.wire.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.ServerProtocol;
import io.unkai.wire.rest.UriPatterns;
import io.unkai.wire.validate.Validator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestDefinition;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;

/** Runs one vector against an implementation of its protocol. */
final class VectorRunner {
    private static final String REQUEST_ID = "00000000-0000-4000-8000-000000000000";

    private final ServerProtocol protocol;

    VectorRunner(ServerProtocol protocol) {
        this.protocol = protocol;
    }

    void run(Vector vector) throws IOException {
        switch (vector) {
            case Vector.Request request -> request(request);
            case Vector.Response response -> response(response);
            case Vector.Malformed malformed -> malformed(malformed);
        }
    }

    private void request(Vector.Request vector) throws IOException {
        var expected =
                NodeValues.struct(vector.operation().input(), vector.test().getParams());
        var actual = decode(vector.operation(), httpRequest(vector));
        assertThat(withoutUnasked(actual, expected)).isEqualTo(Plain.ofInput(expected));
    }

    /** A server sets the map of all query parameters, whatever else takes them; clients' vectors leave it out. */
    private static Map<String, ?> withoutUnasked(Struct actual, Struct expected) {
        var members = Plain.ofInput(actual);
        for (var member : actual.schema().members()) {
            if (member.traits().binding().equals(Binding.QUERY_PARAMS) && expected.member(member.index()) == null) {
                members.remove(member.name());
            }
        }
        return members;
    }

    private Struct decode(Operation<?, ?> operation, HttpRequest request) throws IOException {
        return protocol.decode(operation, request, labels(operation, request));
    }

    private Map<String, String> labels(Operation<?, ?> operation, HttpRequest request) {
        if (protocol.protocol() != Protocol.REST_JSON_1 && protocol.protocol() != Protocol.REST_XML) {
            return Map.of();
        }
        var match = UriPatterns.of(operation.service().operations().get())
                .find(request.method(), request.rawPath(), request.rawQuery());
        if (match == null) {
            throw new AssertionError("no operation at " + request.target());
        }
        assertThat(match.operation()).isSameAs(operation);
        return match.labels();
    }

    private static HttpRequest httpRequest(Vector.Request vector) {
        var test = vector.test();
        var cbor = vector.protocol() == Protocol.RPC_V2_CBOR ? "application/cbor" : "";
        var headers = Headers.empty();
        test.getHeaders().forEach(headers::add);
        test.getHost()
                .ifPresent(host -> headers.set("Host", test.getResolvedHost().orElse(host)));
        var body =
                Bodies.bytes(test.getBody().orElse(""), test.getBodyMediaType().orElse(cbor));
        return httpRequest(
                test.getMethod(),
                bucket(vector.operation(), test) + test.getUri(),
                test.getQueryParams(),
                headers,
                body);
    }

    /** The router puts a bucket named by the host in front of the path. */
    private static String bucket(Operation<?, ?> operation, HttpRequestTestCase test) {
        var bucket = test.getParams().getStringMemberOrDefault("Bucket", "");
        boolean inHost = operation.service().id().equals("s3")
                && test.getResolvedHost().orElse("").startsWith(bucket + ".");
        return inHost ? "/" + bucket : "";
    }

    private static HttpRequest httpRequest(HttpMalformedRequestDefinition test) {
        var headers = Headers.empty();
        test.getHeaders().forEach(headers::add);
        var body =
                Bodies.bytes(test.getBody().orElse(""), test.getBodyMediaType().orElse(""));
        return httpRequest(test.getMethod(), test.getUri().orElse("/"), test.getQueryParams(), headers, body);
    }

    private static HttpRequest httpRequest(
            String method, String uri, List<String> query, Headers headers, byte[] body) {
        var target = query.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + String.join("&", query);
        var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4566);
        return new HttpRequest(method, target, headers, ByteStream.of(body), remote, false);
    }

    private void response(Vector.Response vector) {
        var test = vector.test();
        var value = NodeValues.struct(vector.shape(), test.getParams());
        var answer = vector.shape().error() == null
                ? protocol.encode(
                        vector.operation(), value, test.getHeaders().getOrDefault("X-Amzn-Requestid", REQUEST_ID))
                : refuse(vector.operation(), ApiException.of(value, message(value, test)));
        assertThat(answer.status()).as("status").isEqualTo(test.getCode());
        if (!answer.headers().has("Content-Length") && answer.body().length() >= 0) {
            answer.headers().add("Content-Length", Long.toString(answer.body().length()));
        }
        assertHeaders(answer.headers(), test.getHeaders());
        test.getForbidHeaders()
                .forEach(name -> assertThat(answer.headers().has(name)).as(name).isFalse());
        test.getRequireHeaders()
                .forEach(name -> assertThat(answer.headers().has(name)).as(name).isTrue());
        test.getBody()
                .ifPresent(body -> Bodies.assertSame(
                        Plain.read(answer.body()), body, test.getBodyMediaType().orElse("")));
    }

    private HttpResponse refuse(Operation<?, ?> operation, ApiException error) {
        return protocol.encode(operation.service(), operation, error, REQUEST_ID);
    }

    /** The message that the service gave: that of the modelled member, or else the one the vector expects. */
    private static String message(Struct error, HttpResponseTestCase test) {
        for (var member : error.schema().members()) {
            if (member.name().equalsIgnoreCase("message") && error.member(member.index()) instanceof String text) {
                return text;
            }
        }
        boolean xml = test.getBodyMediaType().orElse("").equals("application/xml");
        var expected = xml ? CanonicalXml.text(test.getBody().orElseThrow().getBytes(UTF_8), "Message") : null;
        return expected == null ? "" : expected;
    }

    private static void assertHeaders(Headers actual, Map<String, String> expected) {
        expected.forEach((name, value) ->
                assertThat(String.join(", ", actual.all(name))).as(name).isEqualTo(value));
    }

    private void malformed(Vector.Malformed vector) throws IOException {
        var expected = vector.test().getResponse();
        var answer = answer(vector.operation(), httpRequest(vector.test().getRequest()));
        assertThat(answer.status()).as("status").isEqualTo(expected.getCode());
        assertHeaders(answer.headers(), expected.getHeaders());
        expected.getBody().ifPresent(body -> {
            var bytes = Plain.read(answer.body());
            body.getContents().ifPresent(contents -> Bodies.assertSame(bytes, contents, body.getMediaType()));
            body.getMessageRegex()
                    .ifPresent(regex -> assertThat(Bodies.message(bytes)).matches(regex));
        });
    }

    private HttpResponse answer(Operation<?, ?> operation, HttpRequest request) throws IOException {
        try {
            var input = decode(operation, request);
            Validator.check(operation, input);
            throw new AssertionError("accepted as " + Plain.of(input));
        } catch (ApiException refused) {
            return refuse(operation, refused);
        }
    }
}
