package io.unkai.codegen.source;

import io.unkai.codegen.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members, lists, maps and simple shapes of a schema package as a classic model has them. */
final class SchemaTypes {
    private static final int LIST_OF = 64;
    private static final int MAP_OF = 128;
    private static final int LABEL = 1;
    private static final int TOKEN = 4;
    private static final int SENSITIVE = 8;
    private static final int PAYLOAD = 16;
    private static final int STATUS = 32;

    private final Map<String, Object> shapes;
    private final Map<String, Object> declared;

    SchemaTypes(Map<String, Object> shapes, Map<String, Object> declared) {
        this.shapes = shapes;
        this.declared = declared;
        shapes.put("String", shape("string"));
        shapes.put("Integer", shape("integer"));
        shapes.put("Long", shape("long"));
        shapes.put("Boolean", shape("boolean"));
        shapes.put("Timestamp", shape("timestamp"));
        shapes.put("Blob", shape("blob"));
    }

    void addEnums(Map<String, Object> enums) {
        enums.forEach((name, values) -> {
            var shape = shape("string");
            shape.put("enum", new ArrayList<>(((Map<?, ?>) values).values()));
            shapes.put(name, shape);
        });
    }

    void shape(String name, List<?> schema) {
        var shape = simple(((BigDecimal) schema.get(4)).intValue());
        if (schema.get(3) instanceof BigDecimal bits && (bits.intValue() & SENSITIVE) != 0) {
            shape.put("sensitive", true);
        }
        shapes.put(name, shape);
    }

    void list(String name, Object element) {
        var shape = shape("list");
        shape.put("member", member(element, ""));
        shapes.put(name, shape);
    }

    void map(String name, Object key, Object value) {
        var shape = shape("map");
        shape.put("key", member(key, ""));
        shape.put("value", member(value, ""));
        shapes.put(name, shape);
    }

    /** A member, with its target and traits; a declared type that is an enum is its target. */
    Map<String, Object> member(Object schema, String declaredType) {
        var pair = schema instanceof List<?> list ? list : List.of(schema, BigDecimal.ZERO);
        var member = new LinkedHashMap<String, Object>();
        member.put("shape", target(pair.get(0), declaredType, member));
        switch (pair.get(1)) {
            case BigDecimal bits -> bits(bits.intValue(), member);
            case Map<?, ?> traits -> traits(new Json(traits), member);
            default -> throw new IllegalArgumentException("unknown traits " + pair.get(1));
        }
        return member;
    }

    private String target(Object target, String declaredType, Map<String, Object> member) {
        if (target instanceof ScriptLiterals.Reference reference) {
            var name = name(reference);
            if (declared.get(reference.name()) instanceof BigDecimal number) {
                return number(number.intValue(), declaredType, member);
            }
            return enumList(reference.name(), name, declaredType);
        }
        return number(((BigDecimal) target).intValue(), declaredType, member);
    }

    /** The shape's own name; the constant's differs where the language has that name already. */
    String name(ScriptLiterals.Reference reference) {
        return declared.get(reference.name()) instanceof List<?> schema ? (String) schema.get(2) : reference.name();
    }

    /** A list whose declaration is not read yet but whose elements are declared as an enum is copied for that enum. */
    private String enumList(String constant, String name, String declaredType) {
        if (!isEnum(declaredType) || !(declared.get(constant) instanceof List<?> list)) {
            return name;
        }
        if (list.get(4) instanceof List<?> pair && pair.getFirst() instanceof BigDecimal code && code.signum() == 0) {
            var shape = shape("list");
            shape.put("member", member(pair, declaredType));
            shapes.put(declaredType + "List", shape);
            return declaredType + "List";
        }
        return name;
    }

    private String number(int code, String declaredType, Map<String, Object> member) {
        if ((code & LIST_OF) != 0) {
            return container("List", "list", "member", number(code & ~LIST_OF, declaredType, member));
        }
        if ((code & MAP_OF) != 0) {
            return container("Map", "map", "value", number(code & ~MAP_OF, declaredType, member));
        }
        if (code == 0) {
            return isEnum(declaredType) ? declaredType : "String";
        }
        return switch (code) {
            case 1 -> "Integer";
            case 2 -> "Boolean";
            case 4 -> "Timestamp";
            case 5 -> timestamp("iso8601", member);
            case 6 -> timestamp("rfc822", member);
            case 7 -> timestamp("unixTimestamp", member);
            case 21 -> "Blob";
            default -> throw new IllegalArgumentException("unknown schema " + code);
        };
    }

    private static String timestamp(String format, Map<String, Object> member) {
        member.put("timestampFormat", format);
        return "Timestamp";
    }

    private String container(String suffix, String type, String part, String target) {
        var shape = shape(type);
        shape.put(part, new LinkedHashMap<>(Map.of("shape", target)));
        if (type.equals("map")) {
            shape.put("key", new LinkedHashMap<>(Map.of("shape", "String")));
        }
        shapes.put(target + suffix, shape);
        return target + suffix;
    }

    private boolean isEnum(String type) {
        return new Json(shapes).get(type).has("enum");
    }

    private static void bits(int bits, Map<String, Object> member) {
        if ((bits & LABEL) != 0) {
            member.put("location", "uri");
        }
        if ((bits & TOKEN) != 0) {
            member.put("idempotencyToken", true);
        }
        if ((bits & SENSITIVE) != 0) {
            member.put("sensitive", true);
        }
        if ((bits & PAYLOAD) != 0) {
            member.put("payload", true);
        }
        if ((bits & STATUS) != 0) {
            member.put("location", "statusCode");
        }
    }

    private static void traits(Json traits, Map<String, Object> member) {
        traits.eachField((trait, value) -> {
            switch (trait) {
                case "httpHeader" -> located("header", value, member);
                case "httpQuery" -> located("querystring", value, member);
                case "httpPrefixHeaders" -> located("headers", value, member);
                case "httpLabel" -> member.put("location", "uri");
                case "httpPayload" -> member.put("payload", true);
                case "hostLabel", "idempotencyToken" -> member.put(trait, true);
                case "eventPayload" -> member.put("eventpayload", true);
                case "xmlName" -> member.put("locationName", value.text());
                case "xmlFlattened" -> member.put("flattened", true);
                case "xmlAttribute" -> member.put("xmlAttribute", true);
                case "xmlNamespace" ->
                    member.put(
                            "xmlNamespace",
                            new LinkedHashMap<>(Map.of(
                                    "prefix", value.texts().get(0),
                                    "uri", value.texts().get(1))));
                default -> throw new IllegalArgumentException("unknown trait " + trait);
            }
        });
    }

    private static void located(String location, Json name, Map<String, Object> member) {
        member.put("location", location);
        member.put("locationName", name.text());
    }

    private static Map<String, Object> simple(int code) {
        if (code == 42) {
            var blob = shape("blob");
            blob.put("streaming", true);
            return blob;
        }
        return shape(code == 21 ? "blob" : "string");
    }

    private static Map<String, Object> shape(String type) {
        return new LinkedHashMap<>(Map.of("type", type));
    }
}
