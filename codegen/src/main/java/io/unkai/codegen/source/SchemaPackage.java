package io.unkai.codegen.source;

import io.unkai.codegen.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schemas that a client package of the AWS SDK for JavaScript v3 carries and answers a classic service model.
 *
 * <p>A schema is an array: kind, namespace, name, traits, then what the kind needs. Numbers stand for simple shapes. The
 * schemas tell neither enums, nor which errors an operation has, nor integers from longs: the package's type declarations
 * tell the first two, a patch the last.
 */
public final class SchemaPackage {
    private static final int LIST = 1;
    private static final int MAP = 2;
    private static final int STRUCTURE = 3;
    private static final int ERROR = -3;
    private static final int UNION = 4;
    private static final int OPERATION = 9;

    private final Path root;
    private final Map<String, Object> declared;
    private final TypeDeclarations types = new TypeDeclarations();
    private final Map<String, Object> shapes = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();
    private final SchemaTypes simple;

    private SchemaPackage(Path root) throws IOException {
        this.root = root;
        declared = ScriptLiterals.read(Files.readString(root.resolve("dist-es/schemas/schemas_0.js")));
        for (var file : List.of("models_0.d.ts", "models_1.d.ts", "errors.d.ts")) {
            types.add(Files.readString(root.resolve("dist-types/models").resolve(file)));
        }
        simple = new SchemaTypes(shapes, declared);
        simple.addEnums(ScriptLiterals.read(Files.readString(root.resolve("dist-es/models/enums.js"))));
    }

    /** The model of a package, without metadata. */
    public static Json read(Path root) throws IOException {
        var reader = new SchemaPackage(root);
        for (var value : reader.declared.values()) {
            if (value instanceof List<?> schema && schema.getFirst() instanceof BigDecimal kind) {
                reader.add(kind.intValue(), schema);
            }
        }
        return new Json(new LinkedHashMap<>(
                Map.of("operations", reader.operations, "shapes", reader.shapes, "metadata", new LinkedHashMap<>())));
    }

    private void add(int kind, List<?> schema) throws IOException {
        var name = (String) schema.get(2);
        switch (kind) {
            case LIST -> simple.list(name, schema.get(4));
            case MAP -> simple.map(name, schema.get(4), schema.get(5));
            case STRUCTURE, ERROR, UNION -> structure(kind, name, schema);
            case OPERATION -> operation(name, schema);
            default -> simple.shape(name, schema);
        }
    }

    private void structure(int kind, String name, List<?> schema) {
        var members = new LinkedHashMap<String, Object>();
        var shape = new LinkedHashMap<String, Object>();
        shape.put("type", "structure");
        var names = (List<?>) schema.get(4);
        var targets = (List<?>) schema.get(5);
        for (int i = 0; i < names.size(); i++) {
            var memberName = (String) names.get(i);
            var member = simple.member(targets.get(i), types.typeOf(name, memberName));
            if (member.remove("payload") != null) {
                shape.put("payload", memberName);
            }
            if ("uri".equals(member.get("location"))) {
                member.put("locationName", memberName);
            }
            members.put(memberName, member);
        }
        shape.put("members", members);
        if (schema.size() > 6) {
            shape.put("required", new ArrayList<>(names.subList(0, ((BigDecimal) schema.get(6)).intValue())));
        }
        structureTraits(kind, traits(schema.get(3)), shape);
        shapes.put(name, shape);
    }

    private static void structureTraits(int kind, Json traits, Map<String, Object> shape) {
        if (traits.has("xmlName")) {
            shape.put("locationName", traits.get("xmlName").text());
        }
        if (kind == UNION) {
            shape.put("union", true);
            if (traits.has("streaming")) {
                shape.put("eventstream", true);
            }
        }
        if (kind == ERROR) {
            shape.put("exception", true);
            var status = traits.get("httpError").number();
            if (status != null) {
                shape.put("error", new LinkedHashMap<>(Map.of("httpStatusCode", status, "senderFault", true)));
            }
        }
    }

    private void operation(String name, List<?> schema) throws IOException {
        var http = traits(schema.get(3)).get("http").items();
        var input = simple.name((ScriptLiterals.Reference) schema.get(4));
        var operation = new LinkedHashMap<String, Object>();
        operation.put("name", name);
        var address = new LinkedHashMap<String, @Nullable Object>();
        address.put("method", http.get(0).text());
        address.put("requestUri", uri(http.get(1).text(), input));
        address.put("responseCode", http.get(2).value());
        operation.put("http", address);
        operation.put("input", reference(input));
        var output = simple.name((ScriptLiterals.Reference) schema.get(5));
        if (!output.equals("__Unit")) {
            operation.put("output", reference(output));
        }
        var command = Files.readString(root.resolve("dist-types/commands/" + name + "Command.d.ts"));
        operation.put(
                "errors",
                new ArrayList<>(TypeDeclarations.errors(command).stream()
                        .map(SchemaPackage::reference)
                        .toList()));
        operations.put(name, operation);
    }

    /** The pattern with the bucket, which clients put in the host name, and without the marker they add for their own logs. */
    private String uri(String pattern, String input) {
        var plain = pattern.replaceFirst("([?&])x-id=\\w+", "")
                .replaceFirst("/&", "/?")
                .replace("}&", "}?");
        boolean inBucket = new Json(shapes).get(input).get("members").has("Bucket");
        return inBucket ? "/{Bucket}" + (plain.startsWith("/{") ? plain : plain.substring(1)) : plain;
    }

    private static Map<String, Object> reference(String shape) {
        return new LinkedHashMap<>(Map.of("shape", shape));
    }

    private static Json traits(Object traits) {
        return traits instanceof Map<?, ?> ? new Json(traits) : Json.MISSING;
    }
}
