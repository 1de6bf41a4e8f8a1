package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Document;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.shapes.Shape;

/** Turns the parameters of a vector into values of a schema. */
final class NodeValues {
    private NodeValues() {}

    static Struct struct(StructSchema schema, ObjectNode node) {
        var values = new @Nullable Object[schema.members().size()];
        node.getMembers().forEach((key, value) -> {
            var member = schema.member(key.getValue());
            if (member == null) {
                throw new IllegalArgumentException(schema + " has no member " + key.getValue());
            }
            values[member.index()] = value(member, value);
        });
        return schema.create(values);
    }

    private static @Nullable Object value(Member member, Node node) {
        if (member.traits().is(Flag.STREAMING)) {
            return ByteStream.of(node.expectStringNode().getValue().getBytes(StandardCharsets.UTF_8));
        }
        return value(member.target(), node);
    }

    static @Nullable Object value(Schema schema, Node node) {
        if (node.isNullNode() && schema != SimpleSchema.DOCUMENT) {
            return null;
        }
        return switch (schema) {
            case StructSchema struct -> struct(struct, node.expectObjectNode());
            case ListSchema list -> list(list, node);
            case MapSchema map -> map(map, node);
            case SimpleSchema simple -> simple(simple.type(), node);
        };
    }

    private static List<@Nullable Object> list(ListSchema schema, Node node) {
        var values = new ArrayList<@Nullable Object>();
        node.expectArrayNode()
                .forEach(element -> values.add(value(schema.element().target(), element)));
        return Collections.unmodifiableList(values);
    }

    private static Map<String, @Nullable Object> map(MapSchema schema, Node node) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        node.expectObjectNode()
                .getMembers()
                .forEach((key, value) ->
                        values.put(key.getValue(), value(schema.value().target(), value)));
        return Collections.unmodifiableMap(values);
    }

    /** A default of a shape, whose lists and maps are always empty. */
    static Object simple(Shape shape, Node node) {
        return switch (shape.getType()) {
            case LIST, SET -> List.of();
            case MAP -> Map.of();
            case ENUM -> simple(ShapeType.STRING, node);
            case INT_ENUM -> simple(ShapeType.INTEGER, node);
            case BLOB -> Blob.wrap(Base64.getDecoder().decode(string(node)));
            default -> simple(ShapeType.valueOf(shape.getType().name()), node);
        };
    }

    private static Object simple(ShapeType type, Node node) {
        return switch (type) {
            case BOOLEAN -> node.expectBooleanNode().getValue();
            case BYTE -> number(node).byteValueExact();
            case SHORT -> number(node).shortValueExact();
            case INTEGER -> number(node).intValueExact();
            case LONG -> number(node).longValueExact();
            case FLOAT ->
                node.isStringNode()
                        ? Float.parseFloat(string(node))
                        : number(node).floatValue();
            case DOUBLE ->
                node.isStringNode()
                        ? Double.parseDouble(string(node))
                        : number(node).doubleValue();
            case BIG_INTEGER -> number(node).toBigIntegerExact();
            case BIG_DECIMAL -> number(node);
            case STRING -> string(node);
            case BLOB -> Blob.utf8(string(node));
            case TIMESTAMP -> instant(node);
            case DOCUMENT -> new Document(plain(node));
            default -> throw new IllegalArgumentException(type + " has parts");
        };
    }

    private static String string(Node node) {
        return node.expectStringNode().getValue();
    }

    private static BigDecimal number(Node node) {
        return new BigDecimal(node.expectNumberNode().getValue().toString());
    }

    private static Instant instant(Node node) {
        if (node.isStringNode()) {
            return Instant.parse(string(node));
        }
        var seconds = number(node);
        var whole = seconds.toBigInteger();
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(new BigDecimal(whole)).movePointRight(9).longValueExact());
    }

    /** A JSON value as untyped data. */
    static @Nullable Object plain(Node node) {
        return switch (node.getType()) {
            case NULL -> null;
            case BOOLEAN -> node.expectBooleanNode().getValue();
            case NUMBER -> number(node);
            case STRING -> string(node);
            case ARRAY -> {
                var values = new ArrayList<@Nullable Object>();
                node.expectArrayNode().forEach(element -> values.add(plain(element)));
                yield values;
            }
            case OBJECT -> {
                var values = new LinkedHashMap<String, @Nullable Object>();
                node.expectObjectNode().getMembers().forEach((key, value) -> values.put(key.getValue(), plain(value)));
                yield values;
            }
        };
    }
}
