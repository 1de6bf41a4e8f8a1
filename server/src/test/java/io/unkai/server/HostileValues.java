package io.unkai.server;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.StructSchema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Documents that follow a schema down to one value, which then is anything but what the schema wants. */
final class HostileValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "-1",
            "0",
            "9".repeat(30),
            "1e999999999",
            "-1e-999999999",
            "1." + "1".repeat(399),
            "0x7f",
            "\u0663",
            "NaN",
            "-Infinity",
            "TRUE",
            "99999999999-01-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-11-22T23:59:60Z",
            "2026-11-22T00:00:00+99:99",
            "Sun, 31 Feb 2026 25:61:61 GMT",
            "\u0000",
            "\ud83d\ude00",
            "\uffff",
            "%00%ff",
            "====",
            "A===",
            "\"",
            "\\",
            "a,\"b",
            "]]>",
            "x".repeat(3_000));
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"\":null}",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "9".repeat(30),
            "0.1",
            "-0",
            "1e400",
            "1e308",
            "253402300800",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "NaN",
            "01",
            "\"",
            "[",
            "{\"a\":",
            "9".repeat(401),
            "[1,\"a\",{}]",
            "{\"__type\":1}");
    private static final List<String> CBOR = List.of(
            "f6",
            "f5",
            "80",
            "a0",
            "81f6",
            "a060f6",
            "1bffffffffffffffff",
            "3bffffffffffffffff",
            "c249ffffffffffffffffff",
            "c482397fff01",
            "c4821b7fffffffffffffff01",
            "f97e00",
            "f97c00",
            "fbfff0000000000000",
            "fb7fefffffffffffff",
            "c11bffffffffffffffff",
            "c1fb7ff8000000000000",
            "c1fb7fefffffffffffff",
            "c160",
            "40",
            "5f41006100ff",
            "7fff",
            "61ff",
            "62c328",
            "9fff",
            "bfff",
            "9f",
            "5bffffffffffffffff",
            "7b7fffffffffffffff",
            "9b7fffffffffffffff",
            "bb7fffffffffffffff",
            "f8ff",
            "1c",
            "ff",
            "d9d9f7f6",
            "bf6161");

    private HostileValues() {}

    static String text(Random random) {
        return pick(TEXTS, random);
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A text as the header value that arrives: its UTF-8 bytes as ISO 8859-1. */
    static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A body for an operation. */
    static byte[] document(Protocol protocol, Operation<?, ?> operation, Random random) {
        var text = switch (protocol) {
            case AWS_JSON_1_0, AWS_JSON_1_1, REST_JSON_1 -> json(operation.input(), random);
            case REST_XML -> "<Root>" + xml(operation.input(), random) + "</Root>";
            case AWS_QUERY, EC2_QUERY ->
                "Action=x" + query("", operation.input(), random) + "=" + escaped(text(random));
            case RPC_V2_CBOR -> cbor(operation.input(), random);
        };
        return text.getBytes(protocol == Protocol.RPC_V2_CBOR ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static String json(Schema schema, Random random) {
        if (random.nextInt(6) == 0) {
            return pick(JSON, random);
        }
        return switch (schema) {
            case StructSchema struct
            when !struct.members().isEmpty() -> {
                var member = pick(struct.members(), random);
                yield "{\"" + member.name() + "\":" + json(member.target(), random) + "}";
            }
            case StructSchema struct -> "{}";
            case ListSchema list -> "[" + json(list.element().target(), random) + "]";
            case MapSchema map -> "{\"k\":" + json(map.value().target(), random) + "}";
            case SimpleSchema simple ->
                random.nextBoolean()
                        ? pick(JSON, random)
                        : "\""
                                + text(random)
                                        .replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\0", "\\u0000") + "\"";
        };
    }

    private static String cbor(Schema schema, Random random) {
        if (random.nextInt(6) == 0) {
            return hex(pick(CBOR, random));
        }
        return switch (schema) {
            case StructSchema struct
            when !struct.members().isEmpty() -> {
                var member = pick(struct.members(), random);
                yield "\u00a1" + key(member.name()) + cbor(member.target(), random);
            }
            case StructSchema struct -> "\u00a0";
            case ListSchema list -> "\u0081" + cbor(list.element().target(), random);
            case MapSchema map -> "\u00a1" + key("k") + cbor(map.value().target(), random);
            case SimpleSchema simple -> hex(pick(CBOR, random));
        };
    }

    private static String key(String name) {
        return "x" + (char) name.length() + name;
    }

    private static String hex(String digits) {
        return new String(java.util.HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
    }

    private static String xml(Schema schema, Random random) {
        return switch (schema) {
            case StructSchema struct
            when !struct.members().isEmpty() && random.nextInt(6) > 0 -> {
                var member = pick(struct.members(), random);
                var name = member.name();
                yield "<" + name + ">" + xml(member.target(), random) + "</" + name + ">";
            }
            case ListSchema list
            when random.nextInt(6) > 0 -> "<member>" + xml(list.element().target(), random) + "</member>";
            case MapSchema map
            when random.nextInt(6) > 0 ->
                "<entry><key>k</key><value>" + xml(map.value().target(), random) + "</value></entry>";
            default ->
                text(random)
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace("]]>", "")
                        .replace("\0", "&#1;");
        };
    }

    private static String query(String path, Schema schema, Random random) {
        if (random.nextInt(6) == 0) {
            return (path.isEmpty() ? "&x" : path)
                    + pick(List.of("", ".", ".1", ".0", ".999999999", ".x", ".1.1"), random);
        }
        return switch (schema) {
            case StructSchema struct
            when !struct.members().isEmpty() -> {
                var member = pick(struct.members(), random);
                yield query((path.isEmpty() ? "&" : path + ".") + member.name(), member.target(), random);
            }
            case StructSchema struct -> path.isEmpty() ? "&x" : path;
            case ListSchema list -> query(path + ".member.1", list.element().target(), random);
            case MapSchema map ->
                path + ".entry.1.key=k"
                        + query(path + ".entry.1.value", map.value().target(), random);
            case SimpleSchema simple -> path;
        };
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
