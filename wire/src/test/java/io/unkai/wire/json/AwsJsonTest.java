package io.unkai.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.OperationShapes;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.Fixtures;
import io.unkai.wire.eventstream.Message;
import io.unkai.wire.eventstream.MessageReader;
import io.unkai.wire.protocol.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsJsonTest {
    private static final StructSchema INPUT = Fixtures.struct(
            "Input",
            Member.of("Name", SimpleSchema.STRING),
            Member.of("Count", SimpleSchema.INTEGER),
            Member.of("Ratio", SimpleSchema.DOUBLE),
            Member.of("Exact", SimpleSchema.BIG_DECIMAL),
            Member.of("Names", ListSchema.of(Member.of("member", SimpleSchema.STRING))),
            Member.of("Anything", SimpleSchema.DOCUMENT));

    private final AwsJson json = AwsJson.version10();
    private final Operation<?, ?> operation =
            Fixtures.operation(Fixtures.service("test", Protocol.AWS_JSON_1_0), "Do", "POST", "/", INPUT);

    private Object decode(byte[] body, String member, String... headers) throws IOException {
        var input = json.decode(operation, Fixtures.post(body, headers), Map.of());
        return String.valueOf(input.member(INPUT.members().stream()
                .filter(one -> one.name().equals(member))
                .findFirst()
                .orElseThrow()
                .index()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertRefused(byte[] body, int status) {
        assertThatThrownBy(() -> decode(body, "Name"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @Test
    void lastOfRepeatedMembersWinsAndUnknownOnesAreIgnored() throws IOException {
        assertThat(decode(utf8("{\"Name\":\"a\",\"x\":[{}],\"Name\":\"b\"}"), "Name"))
                .isEqualTo("b");
    }

    @Test
    void gzippedDocumentsAreRead() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(utf8("{\"Name\":\"a\"}"));
        }
        assertThat(decode(zipped.toByteArray(), "Name", "Content-Encoding", "custom, gzip"))
                .isEqualTo("a");
    }

    @Test
    void gzipBombsAreRefused() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(new byte[Limits.BODY_BYTES + 1]);
        }
        assertThatThrownBy(() -> decode(zipped.toByteArray(), "Name", "Content-Encoding", "gzip"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(413));
        assertThatThrownBy(() -> decode(utf8("{}"), "Name", "Content-Encoding", "gzip"))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void bodiesBeyondTheLimitAreRefused() {
        assertRefused(new byte[Limits.BODY_BYTES + 1], 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "[]",
                "null",
                "{\"Name\":1}",
                "{\"Name\":\"\\ud800",
                "{\"Count\":2147483648}",
                "{\"Count\":1e3}",
                "{\"Exact\":1e999999999}",
                "{\"Anything\":1e-999999999}",
                "{\"Ratio\":NaN}",
                "{\"Names\":[null]}",
                "{\"Names\":{}}",
                "{} {}",
                "\u00ef\u00bb\u00bf{}"
            })
    void malformedDocumentsAreRefused(String body) {
        assertRefused(utf8(body), 400);
    }

    @Test
    void deepAndLongThingsAreRefused() {
        assertRefused(utf8("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"), 400);
        assertRefused(utf8("{\"Anything\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(101)), 400);
        assertRefused(utf8("{\"Count\":" + "1".repeat(1_000) + "}"), 400);
        assertRefused(utf8("{\"Anything\":[" + "1,".repeat(Limits.ELEMENTS) + "1]}"), 400);
        assertRefused(utf8("{\"" + "a".repeat(100_000) + "\":1}"), 400);
    }

    @Test
    void invalidUtf8AndOtherEncodingsAreRefused() {
        assertRefused(new byte[] {'{', '"', 'N', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, '"', '}'}, 400);
        assertRefused("{\"Name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb, ResourceNotFoundException, com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
        "dynamodb, SerializationException, com.amazon.coral.service#SerializationException",
        "sqs, QueueDoesNotExist, com.amazonaws.sqs#QueueDoesNotExist",
        "kms, NotFoundException, NotFoundException"
    })
    void errorTypesAreQualifiedWhereClientsLookForIt(String service, String code, String type) throws IOException {
        var model = Fixtures.service(service, Protocol.AWS_JSON_1_0);
        var answer = json.encode(model, null, new ApiException(code, "no"), "id-1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("x-amzn-requestid")).isEqualTo("id-1");
        assertThat(new String(answer.body().open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"__type\":\"" + type + "\",\"message\":\"no\"}");
    }

    @Test
    void modelledStatusWinsOverTheUnspecificOne() {
        var error = Fixtures.struct("Gone").error(new ErrorTrait("Old.Gone", 410, true));
        var shapes = new OperationShapes(INPUT, INPUT, List.of(error));
        var called = new Operation<>(operation.service(), "Do", operation.http(), Set.of(), null, null, () -> shapes);
        for (var code : List.of("Gone", "Old.Gone")) {
            assertThat(json.encode(called.service(), called, new ApiException(code, ""), "id")
                            .status())
                    .isEqualTo(410);
        }
        var unimplemented = new ApiException("NotImplemented", 501, "test:Do");
        assertThat(json.encode(called.service(), called, unimplemented, "id").status())
                .isEqualTo(501);
    }

    @Test
    void eventStreamsStartWithTheOtherMembers() throws IOException {
        var event = Fixtures.struct("Line", Member.of("Text", SimpleSchema.STRING));
        var union = Fixtures.struct("Lines", Member.of("line", event));
        var traits = MemberTraits.NONE.toBuilder()
                .flag(MemberTraits.Flag.EVENT_STREAM)
                .build();
        var output = Fixtures.struct(
                "Output",
                Member.of("Session", SimpleSchema.STRING),
                Member.of("Lines", union).with(traits));
        var one = union.create(new Object[] {event.create(new Object[] {"hello"})});
        var answer = json.encode(operation, output.create(new Object[] {"s-1", Fixtures.events(one)}), "id");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/vnd.amazon.eventstream");
        var messages = new MessageReader(answer.body().open());
        assertThat(messages.next())
                .isEqualTo(new Message(
                        Map.of(
                                ":message-type", "event",
                                ":event-type", "initial-response",
                                ":content-type", "application/x-amz-json-1.0"),
                        Blob.utf8("{\"Session\":\"s-1\"}")));
        assertThat(messages.next())
                .isEqualTo(new Message(
                        Map.of(
                                ":message-type", "event",
                                ":event-type", "line",
                                ":content-type", "application/x-amz-json-1.0"),
                        Blob.utf8("{\"Text\":\"hello\"}")));
        assertThat(messages.next()).isNull();
    }
}
