package io.unkai.wire.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.OperationShapes;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3XmlTest {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final ServiceModel S3 = new ServiceModel(
            "s3",
            "S3",
            "2006-03-01",
            "s3",
            "s3",
            "s3",
            List.of(Protocol.REST_XML),
            null,
            "AmazonS3",
            new XmlName("", NAMESPACE, null),
            false,
            false,
            List::of);
    private static final StructSchema PUT = StructSchema.structure(
            "PutRequest",
            values -> Shapes.value(S3XmlTest.PUT, values),
            Member.of("Count", SimpleSchema.INTEGER)
                    .with(MemberTraits.NONE.toBuilder()
                            .binding(Binding.query("count"))
                            .build()),
            Member.of("Thing", Shapes.THING)
                    .with(MemberTraits.NONE.toBuilder()
                            .binding(Binding.PAYLOAD)
                            .wireName("Configuration")
                            .build()));
    private static final StructSchema LOCATION = StructSchema.structure(
            "GetBucketLocationOutput",
            values -> Shapes.value(S3XmlTest.LOCATION, values),
            Member.of("LocationConstraint", SimpleSchema.STRING));
    private static final StructSchema LISTING = StructSchema.structure(
                    "ListOutput",
                    values -> Shapes.value(S3XmlTest.LISTING, values),
                    Member.of("Key", SimpleSchema.STRING),
                    Member.of("LastModified", SimpleSchema.TIMESTAMP))
            .xml(XmlName.of("ListBucketResult"));

    private final S3Xml s3 = new S3Xml();

    private static Operation<?, ?> operation(StructSchema output, Operation.Flag... flags) {
        return new Operation<>(
                S3,
                "Operate",
                new HttpTrait("PUT", "/", 200),
                Set.of(flags),
                null,
                null,
                () -> new OperationShapes(PUT, output, List.of()));
    }

    private Struct decode(String target, byte[] body) throws IOException {
        var client = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        var request = new HttpRequest("PUT", target, Headers.empty(), ByteStream.of(body), client, false);
        return s3.decode(operation(PUT), request, Map.of());
    }

    private static String text(HttpResponse response) throws IOException {
        try (var body = response.body()) {
            return new String(body.open().readAllBytes(), UTF_8);
        }
    }

    @Test
    void readsAPayload() throws IOException {
        var body = "<Configuration xmlns=\"" + NAMESPACE + "\"><Name>a</Name></Configuration>";
        assertThat(decode("/?count=2", body.getBytes(UTF_8)))
                .isEqualTo(Shapes.of(PUT, "Count", 2, "Thing", Shapes.thing("Name", "a")));
        assertThat(decode("/", new byte[0])).isEqualTo(Shapes.of(PUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no xml", "<Thing/>", "<Configuration>", "<Configuration><Count>x</Count></Configuration>"})
    void refusesWhatIsMalformed(String body) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode("/", body.getBytes(UTF_8)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("MalformedXML");
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.message()).startsWith("The XML you provided was not well-formed");
                });
    }

    @Test
    void refusesInItsOwnWords() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode("/?count=many", new byte[0]))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("InvalidArgument"));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode("/", new byte[11 << 20]))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("MaxMessageLengthExceeded"));
    }

    @Test
    void answersWithNamespaceAndMilliseconds() throws IOException {
        var listing = Shapes.of(LISTING, "Key", "a\u0001", "LastModified", Instant.parse("2026-01-02T03:04:05Z"));
        var response = s3.encode(operation(LISTING), listing, "id-1");
        assertThat(response.headers().get("x-amz-request-id")).isEqualTo("id-1");
        assertThat(response.headers().get("x-amz-id-2")).isNotEmpty();
        assertThat(text(response))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult xmlns=\"" + NAMESPACE + "\">"
                        + "<Key>a&#x1;</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified></ListBucketResult>");
    }

    @Test
    void aLocationIsTheDocumentItself() throws IOException {
        var operation = operation(LOCATION, Operation.Flag.UNWRAPPED_OUTPUT);
        assertThat(text(s3.encode(operation, Shapes.of(LOCATION, "LocationConstraint", "eu-west-1"), "id-1")))
                .endsWith("\n<LocationConstraint xmlns=\"" + NAMESPACE + "\">eu-west-1</LocationConstraint>");
        assertThat(text(s3.encode(operation, Shapes.of(LOCATION), "id-1")))
                .endsWith("\n<LocationConstraint xmlns=\"" + NAMESPACE + "\"/>");
    }

    @Test
    void errorsHaveNoWrapper() throws IOException {
        var error = new ApiException("NoSuchKey", 404, "The specified key does not exist.")
                .with("Key", "a<b")
                .with("Other", "x");
        var response = s3.encode(S3, null, error, "id-1");
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers().get("Content-Type")).isEqualTo("application/xml");
        assertThat(text(response))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code>"
                        + "<Message>The specified key does not exist.</Message><Key>a&lt;b</Key><Other>x</Other>"
                        + "<RequestId>id-1</RequestId><HostId>aWQtMQ==</HostId></Error>");
    }

    @Test
    void notModifiedHasNoBody() throws IOException {
        var error = new ApiException("NotModified", 304, "Not Modified").header("ETag", "\"x\"");
        var response = s3.encode(S3, null, error, "id-1");
        assertThat(response.status()).isEqualTo(304);
        assertThat(response.headers().get("etag")).isEqualTo("\"x\"");
        assertThat(response.headers().has("Content-Type")).isFalse();
        assertThat(text(response)).isEmpty();
    }

    @Test
    void errorsCarryTheirHeaders() throws IOException {
        var error = new ApiException("NoSuchKey", 404, "Gone").header("x-amz-delete-marker", "true");
        var response = s3.encode(S3, null, error, "id-1");
        assertThat(response.headers().get("x-amz-delete-marker")).isEqualTo("true");
        assertThat(response.headers().get("content-type")).isEqualTo("application/xml");
    }

    @Test
    void othersWrapTheirErrors() throws IOException {
        var error = new ApiException("NoSuchDistribution", 404, "Gone");
        assertThat(text(new RestXml().encode(S3, null, error, "id-1")))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ErrorResponse><Error><Type>Sender</Type>"
                        + "<Code>NoSuchDistribution</Code><Message>Gone</Message></Error>"
                        + "<RequestId>id-1</RequestId></ErrorResponse>");
    }
}
