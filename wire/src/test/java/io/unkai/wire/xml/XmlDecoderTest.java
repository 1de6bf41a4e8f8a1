package io.unkai.wire.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Struct;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlDecoderTest {
    private final XmlDecoder decoder =
            new XmlDecoder(Scalars.STANDARD, detail -> new ApiException("MalformedXML", detail));

    private Struct read(byte[] document) {
        var slots = new @Nullable Object[Shapes.THING.members().size()];
        decoder.read(document, Shapes.THING, "Thing", XmlEncoder.ALL, slots);
        return Shapes.THING.create(slots);
    }

    private Struct read(String document) {
        return read(document.getBytes(UTF_8));
    }

    private void refuses(String document) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatExceptionOfType(ApiException.class)
                        .isThrownBy(() -> read(document))
                        .satisfies(refused -> assertThat(refused.code()).isEqualTo("MalformedXML")));
    }

    @Test
    void everyKindOfMember() {
        var read = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- a comment -->
                <t:Thing xmlns:t="urn:any">
                  <Name>  a &lt;b&gt; <![CDATA[<c>]]> </Name><Count> 7 </Count>
                  <When>2026-01-02T03:04:05.678+01:00</When><Data>aGV
                  sbG8=</Data><Ratio>-Infinity</Ratio><Flag>true</Flag>
                  <Items><member>1</member><?pi?><member/></Items>
                  <Flat>x</Flat><Unknown><Name>no</Name></Unknown><Flat>y</Flat>
                  <Table><entry><key>k</key><value>v</value></entry></Table>
                  <Choice><Right>3</Right></Choice>
                  <Grantee xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="Group"><ID>me</ID></Grantee>
                  <Inner/>
                </t:Thing>
                """);
        assertThat(read)
                .isEqualTo(Shapes.thing(
                        "Name", "  a <b> <c> ",
                        "Count", 7,
                        "When", Instant.parse("2026-01-02T02:04:05.678Z"),
                        "Data", Blob.utf8("hello"),
                        "Ratio", Double.NEGATIVE_INFINITY,
                        "Flag", true,
                        "Items", List.of("1", ""),
                        "Flat", List.of("x", "y"),
                        "Table", Map.of("k", "v"),
                        "Choice", Shapes.of(Shapes.CHOICE, "Right", 3),
                        "Grantee", Shapes.of(Shapes.GRANTEE, "ID", "me", "Type", "Group"),
                        "Inner", Shapes.thing()));
    }

    @Test
    void listsCanNotBeChanged() {
        var flat = (List<?>) read("<Thing><Flat>x</Flat></Thing>").member(7);
        assertThat(flat).isUnmodifiable();
    }

    @Test
    void readsBackTheReferencesWeWrite() {
        assertThat(read("<Thing><Name>a&#x1;b&#13;</Name></Thing>")).isEqualTo(Shapes.thing("Name", "a\u0001b\r"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "not xml",
                "<Thing>",
                "<Thing></Other>",
                "<Other/>",
                "<Thing/><Thing/>",
                "<Thing/>trailing",
                "<Thing>text</Thing>",
                "<Thing><Name>a</Name><Name>b</Name></Thing>",
                "<Thing><Name><Nested/></Name></Thing>",
                "<Thing><Count>1.5</Count></Thing>",
                "<Thing><Count>99999999999</Count></Thing>",
                "<Thing><Count>٣</Count></Thing>",
                "<Thing><Count/></Thing>",
                "<Thing><Ratio>0x1p3</Ratio></Thing>",
                "<Thing><Ratio>1d</Ratio></Thing>",
                "<Thing><Flag>yes</Flag></Thing>",
                "<Thing><When>yesterday</When></Thing>",
                "<Thing><When>2026-02-30T00:00:00Z</When></Thing>",
                "<Thing><Data>***</Data></Thing>",
                "<Thing><Choice/></Thing>",
                "<Thing><Choice><Left>a</Left><Right>1</Right></Choice></Thing>",
                "<Thing><Table><entry><key>k</key></entry></Table></Thing>",
                "<!DOCTYPE Thing><Thing/>",
                "<!DOCTYPE Thing [<!ENTITY a 'x'>]><Thing><Name>&a;</Name></Thing>",
                "<!DOCTYPE Thing SYSTEM 'file:///etc/passwd'><Thing/>",
                "<Thing><Name>&undeclared;</Name></Thing>",
                "<Thing><p:Name>a</p:Name></Thing>",
                "<Thing Name='a' Name='b'/>",
                "<?xml version='1.0' encoding='no-such'?><Thing/>",
            })
    void malformed(String document) {
        refuses(document);
    }

    @Test
    void noBytesAreNoDocument() {
        refuses("");
    }

    @Test
    void bytesThatAreNoUtf8() {
        var bytes = "<Thing><Name>X</Name></Thing>".getBytes(UTF_8);
        bytes[13] = (byte) 0xff;
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(bytes));
    }

    @Test
    void depth() {
        assertThat(read(nested(60)).member(9)).isNotNull();
        refuses(nested(70));
        refuses("<Thing>" + "<Unknown>".repeat(100_000));
    }

    private static String nested(int depth) {
        return "<Thing>" + "<Inner>".repeat(depth) + "</Inner>".repeat(depth) + "</Thing>";
    }

    @Test
    void sizes() {
        refuses("<Thing><Unknown a='" + "x".repeat(10_000) + "'/></Thing>");
        refuses("<Thing><Name>" + "x".repeat(3 << 20) + "</Name></Thing>");
        refuses("<Thing>" + "<a/>".repeat(500_000) + "</Thing>");
        refuses("<Thing><Name>" + "<!-- -->".repeat(1 << 21) + "</Name></Thing>");
    }

    @Test
    void manyAttributes() {
        var attributes = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        refuses("<Thing" + attributes + "/>");
    }
}
