package io.unkai.codegen.read;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.model.Shape;
import io.unkai.codegen.model.ShapeMember;
import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.XmlName;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** Reads the shapes of a classic service model. */
final class C2jShapes {
    private final C2jMembers members;

    C2jShapes(Json shapes) {
        members = new C2jMembers(shapes);
    }

    Shape read(String name, Json shape) {
        var type = shape.get("type").text();
        return switch (type) {
            case "structure" ->
                shape.get("document").isTrue() ? simple(name, shape, ShapeType.DOCUMENT) : structure(name, shape);
            case "list" ->
                new Shape.Sequence(
                        name,
                        members.part("member", shape.get("member")),
                        shape.get("sparse").isTrue(),
                        shape.get("uniqueItems").isTrue());
            case "map" ->
                new Shape.Mapping(
                        name,
                        members.part("key", shape.get("key")),
                        members.part("value", shape.get("value")),
                        shape.get("sparse").isTrue());
            default -> simple(name, shape, simpleType(type));
        };
    }

    static ShapeType simpleType(String type) {
        return switch (type) {
            case "string", "character" -> ShapeType.STRING;
            case "integer" -> ShapeType.INTEGER;
            case "long" -> ShapeType.LONG;
            case "short" -> ShapeType.SHORT;
            case "byte" -> ShapeType.BYTE;
            case "float" -> ShapeType.FLOAT;
            case "double" -> ShapeType.DOUBLE;
            case "bigdecimal" -> ShapeType.BIG_DECIMAL;
            case "biginteger" -> ShapeType.BIG_INTEGER;
            case "boolean" -> ShapeType.BOOLEAN;
            case "timestamp" -> ShapeType.TIMESTAMP;
            case "blob" -> ShapeType.BLOB;
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static Shape simple(String name, Json shape, ShapeType type) {
        return new Shape.Simple(name, type, shape.get("enum").texts());
    }

    private Shape structure(String name, Json shape) {
        var required = new HashSet<>(shape.get("required").texts());
        var payload = shape.get("payload").text("");
        var all = new ArrayList<ShapeMember>();
        shape.get("members")
                .eachField((member, use) ->
                        all.add(members.member(member, use, required.contains(member), member.equals(payload))));
        boolean union = shape.get("union").isTrue() || shape.get("eventstream").isTrue();
        return new Shape.Structure(name, union, all, error(name, shape), xml(shape));
    }

    private static @Nullable XmlName xml(Json shape) {
        var name = shape.get("locationName").text("");
        var namespace = shape.get("xmlNamespace").get("uri").textOrNull();
        if (name.isEmpty() && namespace == null) {
            return null;
        }
        return new XmlName(
                name, namespace, shape.get("xmlNamespace").get("prefix").textOrNull());
    }

    private static @Nullable ErrorTrait error(String name, Json shape) {
        if (!shape.get("exception").isTrue() && !shape.has("error")) {
            return null;
        }
        var error = shape.get("error");
        boolean serverFault = shape.get("fault").isTrue() || error.get("fault").isTrue();
        var status = error.get("httpStatusCode").number();
        int code = status == null ? (serverFault ? 500 : 400) : status.intValueExact();
        return new ErrorTrait(error.get("code").text(name), code, code < 500);
    }
}
