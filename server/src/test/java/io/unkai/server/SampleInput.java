package io.unkai.server;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An input of any operation in which every text that names something is set. */
final class SampleInput {
    private static final int DEEPEST = 3;

    private SampleInput() {}

    static Struct of(StructSchema schema) {
        return struct(schema, 0);
    }

    private static Struct struct(StructSchema schema, int depth) {
        var values = new @Nullable Object[schema.members().size()];
        for (var member : schema.members()) {
            boolean required = member.traits().is(MemberTraits.Flag.REQUIRED);
            boolean names = member.name().matches(".*(Name|Id|Arn|ARN|Bucket|Key|Source|SerialNumber|Url)");
            if (required || depth == 0 && names) {
                values[member.index()] = value(member.target(), member.name(), depth);
            }
        }
        return schema.create(values);
    }

    private static @Nullable Object value(Schema schema, String name, int depth) {
        return switch (schema) {
            case StructSchema struct
            when struct.type() == ShapeType.STRUCTURE && depth < DEEPEST -> struct(struct, depth + 1);
            case ListSchema list -> {
                var element = value(list.element().target(), name, depth);
                yield element == null ? List.of() : List.of(element);
            }
            default -> schema.type() == ShapeType.STRING ? name.equals("CopySource") ? "sample/sample" : "sample" : null;
        };
    }
}
