package io.unkai.codegen.read;

import io.unkai.codegen.json.Json;
import io.unkai.kernel.schema.Constraints;
import io.unkai.kernel.schema.ShapeType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads what values must satisfy; the use's own limits win over its target's. */
final class C2jConstraints {
    private C2jConstraints() {}

    static Constraints read(Json use, Json target) {
        var min = own(use, target, "min").number();
        var max = own(use, target, "max").number();
        var pattern = own(use, target, "pattern").textOrNull();
        var values = own(use, target, "enum").texts();
        boolean length = hasLength(target.get("type").text());
        var constraints = new Constraints(
                length ? whole(min) : null,
                length ? whole(max) : null,
                length ? null : min,
                length ? null : max,
                pattern,
                values);
        return constraints.equals(Constraints.NONE) ? Constraints.NONE : constraints;
    }

    private static Json own(Json use, Json target, String name) {
        return use.has(name) ? use.get(name) : target.get(name);
    }

    private static boolean hasLength(String type) {
        return switch (type) {
            case "structure", "list", "map" -> true;
            default -> {
                var simple = C2jShapes.simpleType(type);
                yield simple == ShapeType.STRING || simple == ShapeType.BLOB;
            }
        };
    }

    private static @Nullable Long whole(@Nullable BigDecimal number) {
        return number == null ? null : number.longValueExact();
    }
}
