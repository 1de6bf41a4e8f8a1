package io.unkai.codegen.read;

import io.unkai.codegen.json.Json;
import io.unkai.codegen.model.OperationModel;
import io.unkai.codegen.model.Shape;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Pagination;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the operations of a classic service model. */
final class C2jOperations {
    private C2jOperations() {}

    /** An operation; where it takes or answers nothing, an empty structure is added to the shapes. */
    static OperationModel read(
            String name, Json operation, Map<String, Shape> shapes, @Nullable Pagination pagination) {
        return new OperationModel(
                name,
                http(operation.get("http")),
                shapeOrEmpty(operation.get("input"), name + "Request", shapes),
                shapeOrEmpty(operation.get("output"), name + "Response", shapes),
                errors(operation),
                flags(operation),
                operation.get("output").get("resultWrapper").textOrNull(),
                pagination);
    }

    private static HttpTrait http(Json http) {
        var status = http.get("responseCode").number();
        return new HttpTrait(
                http.get("method").text("POST"),
                http.get("requestUri").text("/"),
                status == null ? 200 : status.intValueExact());
    }

    private static String shapeOrEmpty(Json reference, String ownName, Map<String, Shape> shapes) {
        if (!reference.isMissing()) {
            return reference.get("shape").text();
        }
        var there = shapes.putIfAbsent(ownName, new Shape.Structure(ownName, false, List.of(), null, null));
        if (there != null
                && !(there instanceof Shape.Structure structure
                        && structure.members().isEmpty())) {
            throw new IllegalArgumentException(ownName + " is taken");
        }
        return ownName;
    }

    private static List<String> errors(Json operation) {
        return operation.get("errors").items().stream()
                .map(error -> error.get("shape").text())
                .distinct()
                .toList();
    }

    private static Set<Operation.Flag> flags(Json operation) {
        var flags = EnumSet.noneOf(Operation.Flag.class);
        var authentication = operation.get("authtype").text("");
        if (authentication.equals("none") || authentication.equals("custom")) {
            flags.add(Operation.Flag.ANONYMOUS);
        }
        if (authentication.equals("v4-unsigned-body")
                || operation.get("unsignedPayload").isTrue()) {
            flags.add(Operation.Flag.UNSIGNED_BODY);
        }
        if (operation.get("httpChecksumRequired").isTrue()
                || operation.get("httpChecksum").get("requestChecksumRequired").isTrue()) {
            flags.add(Operation.Flag.CHECKSUM_REQUIRED);
        }
        if (operation.get("unwrappedOutput").isTrue()) {
            flags.add(Operation.Flag.UNWRAPPED_OUTPUT);
        }
        return flags;
    }
}
