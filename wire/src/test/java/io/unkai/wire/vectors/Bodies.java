package io.unkai.wire.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.model.node.Node;

/** Compares bodies by what they mean in their media type. */
final class Bodies {
    private Bodies() {}

    /** The bytes of a body as a vector writes it: binary ones in Base64. */
    static byte[] bytes(String body, String mediaType) {
        return mediaType.equals("application/cbor")
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    static void assertSame(byte[] actual, String expected, String mediaType) {
        if (expected.isEmpty()) {
            assertThat(new String(actual, StandardCharsets.UTF_8)).isEmpty();
            return;
        }
        switch (mediaType) {
            case "application/json" ->
                assertThat(json(new String(actual, StandardCharsets.UTF_8))).isEqualTo(json(expected));
            case "application/xml" ->
                assertThat(CanonicalXml.of(actual)).isEqualTo(CanonicalXml.of(bytes(expected, mediaType)));
            case "application/cbor" ->
                assertThat(shortType(CborTree.of(actual)))
                        .isEqualTo(shortType(CborTree.of(bytes(expected, mediaType))));
            case "" -> assertSameInPassing(actual, expected);
            default -> assertThat(new String(actual, StandardCharsets.UTF_8)).isEqualTo(expected);
        }
    }

    /** A body without a media type: XML leaves out the namespace, which the vectors that are about it put in. */
    private static void assertSameInPassing(byte[] actual, String expected) {
        var text = new String(actual, StandardCharsets.UTF_8);
        if (expected.startsWith("<")) {
            assertThat(CanonicalXml.of(withoutNamespace(text))).isEqualTo(CanonicalXml.of(withoutNamespace(expected)));
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static byte[] withoutNamespace(String document) {
        return document.replaceAll(" xmlns=\"[^\"]*\"", "").getBytes(StandardCharsets.UTF_8);
    }

    /** The message of a JSON error. */
    static String message(byte[] body) {
        return Node.parse(new String(body, StandardCharsets.UTF_8))
                .expectObjectNode()
                .expectStringMember("message")
                .getValue();
    }

    private static @Nullable Object json(String text) {
        return shortType(Plain.document(NodeValues.plain(Node.parse(text))));
    }

    /** Clients ignore the namespace of an error's type, and services differ in sending it. */
    private static @Nullable Object shortType(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map && map.get("__type") instanceof String type) {
            var shorter = new java.util.TreeMap<Object, Object>(map);
            shorter.put("__type", type.substring(type.indexOf('#') + 1));
            return shorter;
        }
        return tree;
    }
}
