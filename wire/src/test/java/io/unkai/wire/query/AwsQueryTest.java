package io.unkai.wire.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.protocol.Limits;
import io.unkai.wire.xml.Shapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsQueryTest {
    private final AwsQuery query = new AwsQuery();

    private Struct decode(HttpRequest request) throws IOException {
        return query.decode(QueryCalls.operation(QueryCalls.NOTHING, null), request, Map.of());
    }

    private Struct decode(String form) throws IOException {
        return decode(QueryCalls.form(form));
    }

    private void refuses(String form, String code) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(form))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.status()).isBetween(400, 499);
                });
    }

    @Test
    void readsAForm() throws IOException {
        assertThat(decode("Action=PutThing&Version=2020-01-08&Name=a%20b+%C3%BC&Count=7&Flag=TRUE&Ratio=NaN"
                        + "&Items.member.10=c&Items.member.2=b&Items.member.1=a&Flat.1=x&Flat.5=y"
                        + "&Table.entry.1.key=k&Table.entry.1.value=v&Inner.Inner.Name=deep&Choice.Right=3"
                        + "&Things.member.1.Name=first&Things.member.2.Items.member.1=i&Unknown.thing=1"))
                .isEqualTo(Shapes.thing(
                        "Name", "a b ü",
                        "Count", 7,
                        "Flag", true,
                        "Ratio", Double.NaN,
                        "Items", List.of("a", "b", "c"),
                        "Flat", List.of("x", "y"),
                        "Table", Map.of("k", "v"),
                        "Inner", Shapes.thing("Inner", Shapes.thing("Name", "deep")),
                        "Choice", Shapes.of(Shapes.CHOICE, "Right", 3),
                        "Things", List.of(Shapes.thing("Name", "first"), Shapes.thing("Items", List.of("i")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Items=", "Items", "Items.=", "Items.member=", "Items.member."})
    void emptyLists(String form) throws IOException {
        assertThat(decode(form)).isEqualTo(Shapes.thing("Items", List.of()));
    }

    @Test
    void readsTheQueryStringToo() throws IOException {
        assertThat(decode(QueryCalls.request("?Action=PutThing&Name=a+b", new byte[0])))
                .isEqualTo(Shapes.thing("Name", "a b"));
        assertThat(decode(QueryCalls.request("?Action=PutThing&Count=1", "Name=a".getBytes(UTF_8))))
                .isEqualTo(Shapes.thing("Name", "a", "Count", 1));
    }

    @Test
    void refusesANameInBothPlaces() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(QueryCalls.request("?Name=a", "Name=b".getBytes(UTF_8))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("MalformedQueryString"));
    }

    @Test
    void readsCompressedBodies() throws IOException {
        var packed = gzip("Name=a".getBytes(UTF_8));
        assertThat(decode(QueryCalls.request("", packed, "Content-Encoding", "gzip")))
                .isEqualTo(Shapes.thing("Name", "a"));
        var bomb = gzip(new byte[64 << 20]);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(QueryCalls.request("", bomb, "Content-Encoding", "gzip")))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(413));
        packed[0] = 0;
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> decode(QueryCalls.request("", packed, "Content-Encoding", "gzip")));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "Count=abc, MalformedInput",
        "Count=, MalformedInput",
        "Count=1.0, MalformedInput",
        "Name.x=1, MalformedInput",
        "Name=1&Name.x=1, MalformedInput",
        "Inner=text, MalformedInput",
        "Items=text, MalformedInput",
        "Items.member=text, MalformedInput",
        "Items.1=text, MalformedInput",
        "Items.member.a=text, MalformedInput",
        "Items.member.-1=text, MalformedInput",
        "Items.member.1=a&Items.member.01=b, MalformedInput",
        "Items.member.99999999999=a, MalformedInput",
        "Table.entry.1.key=k, MalformedInput",
        "Choice.Left=a&Choice.Right=1, MalformedInput",
        "Name=%zz, MalformedQueryString",
        "Name=%2, MalformedQueryString",
        "Name=%ff, MalformedQueryString",
        "Name=a&Name=b, MalformedQueryString",
        "=a, MalformedQueryString",
        "Inner..Name=a, MalformedQueryString",
        ".Name=a, MalformedQueryString",
        ".=a, MalformedQueryString",
    })
    void refusesWhatIsMalformed(String form, String code) {
        refuses(form, code);
    }

    @Test
    void hostileSizes() throws IOException {
        assertThat(decode("Items.member.999999999=a")).isEqualTo(Shapes.thing("Items", List.of("a")));
        refuses("Inner.".repeat(40) + "Name=a", "MalformedQueryString");
        refuses("a".repeat(5_000) + "=a", "MalformedQueryString");
        refuses("Name=" + "a".repeat(Limits.BODY_BYTES), "RequestEntityTooLargeException");
        var many = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            many.append("a").append(i).append("=&");
        }
        refuses(many.toString(), "MalformedQueryString");
        var bushy = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            bushy.append('a').append(i).append(".a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p=&");
        }
        refuses(bushy.toString(), "MalformedQueryString");
    }

    @Test
    void answers() {
        var operation = QueryCalls.operation(Shapes.THING, "TheResult");
        var response = query.encode(operation, Shapes.thing("Name", "a"), "id-1");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("content-type")).isEqualTo("text/xml");
        assertThat(response.headers().get("x-amzn-requestid")).isEqualTo("id-1");
        assertThat(QueryCalls.text(response))
                .isEqualTo("<PutThingResponse xmlns=\"urn:things\"><TheResult><Name>a</Name></TheResult>"
                        + "<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></PutThingResponse>");
    }

    @Test
    void anOutputWithoutMembersHasNoResult() {
        var operation = QueryCalls.operation(QueryCalls.NOTHING, null);
        assertThat(QueryCalls.text(query.encode(operation, QueryCalls.nothing(), "id-1")))
                .isEqualTo("<PutThingResponse xmlns=\"urn:things\">"
                        + "<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></PutThingResponse>");
    }

    @Test
    void errors() {
        var operation = QueryCalls.operation(QueryCalls.NOTHING, null);
        var known = query.encode(QueryCalls.SERVICE, operation, new ApiException("Gone", "It's <gone>"), "id-1");
        assertThat(known.status()).isEqualTo(410);
        assertThat(QueryCalls.text(known))
                .isEqualTo("<ErrorResponse><Error><Type>Sender</Type><Code>Gone</Code>"
                        + "<Message>It's &lt;gone&gt;</Message></Error><RequestId>id-1</RequestId></ErrorResponse>");
        var modelled = ApiException.of(Shapes.of(QueryCalls.GONE, "message", "It's gone", "Left", 3), "");
        assertThat(QueryCalls.text(query.encode(QueryCalls.SERVICE, operation, modelled, "id-1")))
                .contains("<Code>Gone</Code><Message>It's gone</Message><Left>3</Left></Error>");
        var ours = query.encode(QueryCalls.SERVICE, null, new ApiException("InternalFailure", 500, "Sorry"), "id-1");
        assertThat(ours.status()).isEqualTo(500);
        assertThat(QueryCalls.text(ours)).contains("<Type>Receiver</Type>");
    }
}
