package io.unkai.codegen.read;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.model.OperationModel;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.codegen.model.Shape;
import io.unkai.kernel.schema.Pagination;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.XmlName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a classic service model. */
public final class C2jReader {
    private C2jReader() {}

    /**
     * The service of a model.
     *
     * @param model the patched model
     * @param paginators how operations page, by name; may be missing
     */
    public static ServiceDefinition read(ServiceSource source, Json model, Json paginators) {
        var metadata = model.get("metadata");
        var shapes = new C2jShapes(model.get("shapes"));
        var all = new LinkedHashMap<String, Shape>();
        model.get("shapes").eachField((name, shape) -> all.put(name, shapes.read(name, shape)));
        var operations = new ArrayList<OperationModel>();
        model.get("operations").eachField((name, operation) -> {
            roots(operation, all);
            operations.add(C2jOperations.read(
                    name,
                    operation,
                    all,
                    pagination(paginators.get("pagination").get(name))));
        });
        return new ServiceDefinition(
                source,
                metadata.get("serviceId").text(),
                metadata.get("apiVersion").text(),
                metadata.get("endpointPrefix").text(),
                signingName(source, metadata),
                protocols(metadata),
                metadata.get("targetPrefix").textOrNull(),
                shapeName(source, metadata),
                namespace(metadata.get("xmlNamespace")),
                metadata.has("awsQueryCompatible"),
                operations,
                all);
    }

    private static String signingName(ServiceSource source, Json metadata) {
        var own = source.signingName();
        return own != null
                ? own
                : metadata.get("signingName")
                        .text(metadata.get("endpointPrefix").text());
    }

    private static String shapeName(ServiceSource source, Json metadata) {
        var own = source.shapeName();
        if (own != null) {
            return own;
        }
        var target = metadata.get("targetPrefix").text(source.className());
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static @Nullable XmlName namespace(Json uri) {
        return uri.isMissing() ? null : new XmlName("", uri.text(), null);
    }

    /** An input's element name and namespace stand where the operation uses it. */
    private static void roots(Json operation, Map<String, Shape> shapes) {
        var input = operation.get("input");
        if (input.has("locationName") && shapes.get(input.get("shape").text()) instanceof Shape.Structure structure) {
            var xml = new XmlName(
                    input.get("locationName").text(),
                    input.get("xmlNamespace").get("uri").textOrNull(),
                    null);
            if (structure.xml() != null && !structure.xml().equals(xml)) {
                throw new IllegalArgumentException(structure.name() + " has two element names");
            }
            shapes.put(
                    structure.name(),
                    new Shape.Structure(
                            structure.name(), structure.union(), structure.members(), structure.error(), xml));
        }
    }

    private static @Nullable Pagination pagination(Json pages) {
        if (!pages.has("input_token")) {
            return null;
        }
        return new Pagination(
                pages.get("input_token").textOrTexts(),
                pages.get("output_token").textOrTexts(),
                pages.get("limit_key").textOrNull(),
                pages.get("result_key").textOrTexts());
    }

    private static List<Protocol> protocols(Json metadata) {
        var names = metadata.has("protocols")
                ? metadata.get("protocols").texts()
                : List.of(metadata.get("protocol").text());
        return names.stream().map(name -> protocol(name, metadata)).toList();
    }

    private static Protocol protocol(String name, Json metadata) {
        return switch (name) {
            case "json" ->
                metadata.get("jsonVersion").text("1.1").equals("1.0") ? Protocol.AWS_JSON_1_0 : Protocol.AWS_JSON_1_1;
            case "query" -> Protocol.AWS_QUERY;
            case "ec2" -> Protocol.EC2_QUERY;
            case "rest-json" -> Protocol.REST_JSON_1;
            case "rest-xml" -> Protocol.REST_XML;
            case "smithy-rpc-v2-cbor" -> Protocol.RPC_V2_CBOR;
            default -> throw new IllegalArgumentException("unknown protocol " + name);
        };
    }
}
