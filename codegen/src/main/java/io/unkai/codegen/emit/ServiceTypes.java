package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.Shape;
import io.unkai.codegen.model.ShapeMember;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Document;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.ShapeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Java types of a service's shapes. */
final class ServiceTypes {
    private final ServiceDefinition service;
    private final Map<String, ClassName> classes = new HashMap<>();

    ServiceTypes(ServiceDefinition service) {
        this.service = service;
        var taken = new HashMap<String, String>();
        taken.put(service.source().className().toLowerCase(Locale.ROOT), "the service's own class");
        for (var shape : service.shapes().values()) {
            if (shape instanceof Shape.Structure || isEnum(shape)) {
                var name = Names.type(shape.name());
                var other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), shape.name());
                if (other != null) {
                    name += "Shape";
                    taken.put(name.toLowerCase(Locale.ROOT), shape.name());
                }
                classes.put(shape.name(), ClassName.get(service.source().javaPackage(), name));
            }
        }
    }

    ServiceDefinition service() {
        return service;
    }

    static boolean isEnum(Shape shape) {
        return shape instanceof Shape.Simple simple && !simple.enumValues().isEmpty();
    }

    /** The class of a structure or enum. */
    ClassName classOf(String shape) {
        var name = classes.get(shape);
        if (name == null) {
            throw new IllegalArgumentException("no class of " + shape);
        }
        return name;
    }

    /** The enum of a member's values, or null. */
    @Nullable
    ClassName enumOf(ShapeMember member) {
        return isEnum(service.shape(member.target())) ? classOf(member.target()) : null;
    }

    /** The type of a member's values. */
    TypeName typeOf(ShapeMember member) {
        if (member.traits().is(Flag.STREAMING)) {
            return ClassName.get(ByteStream.class);
        }
        if (member.traits().is(Flag.EVENT_STREAM)) {
            return ParameterizedTypeName.get(ClassName.get(EventStream.class), classOf(member.target()));
        }
        return switch (service.shape(member.target())) {
            case Shape.Structure structure -> classOf(structure.name());
            case Shape.Sequence list -> ParameterizedTypeName.get(ClassName.get(List.class), typeOf(list.element()));
            case Shape.Mapping map ->
                ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), typeOf(map.value()));
            case Shape.Simple simple -> ClassName.get(simpleType(simple.type()));
        };
    }

    private static Class<?> simpleType(ShapeType type) {
        return switch (type) {
            case BOOLEAN -> Boolean.class;
            case BYTE -> Byte.class;
            case SHORT -> Short.class;
            case INTEGER -> Integer.class;
            case LONG -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case BIG_INTEGER -> BigInteger.class;
            case BIG_DECIMAL -> BigDecimal.class;
            case STRING -> String.class;
            case BLOB -> Blob.class;
            case TIMESTAMP -> Instant.class;
            case DOCUMENT -> Document.class;
            case LIST, MAP, STRUCTURE, UNION -> throw new IllegalArgumentException(type + " has parts");
        };
    }
}
