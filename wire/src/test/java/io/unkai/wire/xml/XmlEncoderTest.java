package io.unkai.wire.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Struct;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class XmlEncoderTest {
    private static byte[] bytes(Scalars scalars, Struct thing) {
        var out = new XmlWriter().start("Thing");
        new XmlEncoder(scalars).content(out, thing, XmlEncoder.ALL);
        return out.end("Thing").toBytes();
    }

    private static String xml(Object... namesAndValues) {
        return new String(bytes(Scalars.STANDARD, Shapes.thing(namesAndValues)), UTF_8);
    }

    @Test
    void everyKindOfMember() {
        assertThat(xml("Name", "a", "Count", -1, "Ratio", Double.NaN, "Flag", false, "Data", Blob.utf8("hello")))
                .isEqualTo("<Thing><Name>a</Name><Count>-1</Count><Data>aGVsbG8=</Data><Ratio>NaN</Ratio>"
                        + "<Flag>false</Flag></Thing>");
        assertThat(xml("Items", List.of("a", ""), "Flat", List.of("b", "c"), "Table", Map.of("k", "v")))
                .isEqualTo("<Thing><Items><member>a</member><member/></Items><Flat>b</Flat><Flat>c</Flat>"
                        + "<Table><entry><key>k</key><value>v</value></entry></Table></Thing>");
        assertThat(xml("Inner", Shapes.thing(), "Items", List.of())).isEqualTo("<Thing><Items/><Inner/></Thing>");
    }

    @Test
    void anAttributeInANamespaceOfItsElement() {
        assertThat(xml("Grantee", Shapes.of(Shapes.GRANTEE, "ID", "me", "Type", "Canonical\"User\n")))
                .isEqualTo("<Thing><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                        + "xsi:type=\"Canonical&quot;User&#xa;\"><ID>me</ID></Grantee></Thing>");
    }

    @Test
    void instants() {
        var whole = Shapes.thing("When", Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(new String(bytes(Scalars.STANDARD, whole), UTF_8)).contains(">2026-01-02T03:04:05Z<");
        assertThat(new String(bytes(Scalars.MILLIS, whole), UTF_8)).contains(">2026-01-02T03:04:05.000Z<");
        assertThat(xml("When", Instant.parse("2026-01-02T03:04:05.123456Z"))).contains(">2026-01-02T03:04:05.123Z<");
    }

    @Test
    void charactersThatXmlHasNoPlaceFor() {
        assertThat(xml("Name", "a\u0000\u0001\r\n\t\u0085\u2028\ufffe\ud800z\ud83d\ude00é&<>\""))
                .isEqualTo(
                        "<Thing><Name>a&#x0;&#x1;&#xd;\n\t&#x85;&#x2028;&#xfffe;\ufffdz\ud83d\ude00é&amp;&lt;&gt;\"</Name></Thing>");
    }

    @Test
    void anyTextComesBack() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var decoder = new XmlDecoder(Scalars.STANDARD, detail -> new ApiException("MalformedXML", detail));
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                int code = random.nextBoolean() ? random.nextInt(1, 0x80) : random.nextInt(1, 0x11_0000);
                text.appendCodePoint(code >= 0xd800 && code < 0xe000 || (code & 0xfffe) == 0xfffe ? 'x' : code);
            }
            var thing = Shapes.thing("Name", text.toString());
            var slots = new @Nullable Object[Shapes.THING.members().size()];
            decoder.read(bytes(Scalars.STANDARD, thing), Shapes.THING, "Thing", XmlEncoder.ALL, slots);
            assertThat(Shapes.THING.create(slots))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(thing);
        }
    }

    @Test
    void aStrictReaderUnderstandsIt() throws Exception {
        var document =
                bytes(Scalars.STANDARD, Shapes.thing("Name", "]]> <!-- \r & ü \ud83d\ude00", "Flat", List.of("a")));
        var parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(document));
        assertThat(parsed.getElementsByTagName("Name").item(0).getTextContent())
                .isEqualTo("]]> <!-- \r & ü \ud83d\ude00");
    }
}
