package io.unkai.wire.vectors;

import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.HttpErrorTrait;
import software.amazon.smithy.model.traits.SparseTrait;
import software.amazon.smithy.model.traits.UniqueItemsTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;

/** Turns Smithy shapes into kernel schemas, each once. */
final class KernelShapes {
    private final Model model;
    private final boolean queryErrors;
    private final Map<ShapeId, Schema> schemas = new HashMap<>();

    /** @param queryErrors whether errors have the codes and statuses of AWS Query */
    KernelShapes(Model model, boolean queryErrors) {
        this.model = model;
        this.queryErrors = queryErrors;
    }

    StructSchema struct(ShapeId id) {
        return (StructSchema) schema(id);
    }

    synchronized Schema schema(ShapeId id) {
        var known = schemas.get(id);
        if (known == null) {
            known = convert(model.expectShape(id));
            schemas.put(id, known);
        }
        return known;
    }

    private Schema convert(Shape shape) {
        return switch (shape.getType()) {
            case BOOLEAN -> SimpleSchema.BOOLEAN;
            case BYTE -> SimpleSchema.BYTE;
            case SHORT -> SimpleSchema.SHORT;
            case INTEGER, INT_ENUM -> SimpleSchema.INTEGER;
            case LONG -> SimpleSchema.LONG;
            case FLOAT -> SimpleSchema.FLOAT;
            case DOUBLE -> SimpleSchema.DOUBLE;
            case BIG_INTEGER -> SimpleSchema.BIG_INTEGER;
            case BIG_DECIMAL -> SimpleSchema.BIG_DECIMAL;
            case STRING, ENUM -> SimpleSchema.STRING;
            case BLOB -> SimpleSchema.BLOB;
            case TIMESTAMP -> SimpleSchema.TIMESTAMP;
            case DOCUMENT -> SimpleSchema.DOCUMENT;
            case LIST, SET -> list((ListShape) shape);
            case MAP -> map((MapShape) shape);
            case STRUCTURE -> structure(shape, false);
            case UNION -> structure(shape, true);
            default -> throw new IllegalArgumentException(shape.getId() + " is a " + shape.getType());
        };
    }

    private ListSchema list(ListShape shape) {
        return new ListSchema(
                member(shape.getMember()), shape.hasTrait(SparseTrait.class), shape.hasTrait(UniqueItemsTrait.class));
    }

    private MapSchema map(MapShape shape) {
        return new MapSchema(member(shape.getKey()), member(shape.getValue()), shape.hasTrait(SparseTrait.class));
    }

    private StructSchema structure(Shape shape, boolean union) {
        var members = shape.members().stream().map(this::member).toArray(Member[]::new);
        Function<@Nullable Object[], Struct> factory = values -> new DynamicStruct(() -> struct(shape.getId()), values);
        var schema = union
                ? StructSchema.union(shape.getId().getName(), factory, members)
                : StructSchema.structure(shape.getId().getName(), factory, members);
        var xml = xmlName(shape);
        if (xml != null) {
            schema = schema.xml(xml);
        }
        var error = error(shape);
        return error == null ? schema : schema.error(error);
    }

    Member member(MemberShape shape) {
        var target = model.expectShape(shape.getTarget());
        var member = Member.recursive(shape.getMemberName(), () -> schema(target.getId()));
        return member.with(KernelTraits.of(this, shape, target));
    }

    static @Nullable XmlName xmlName(Shape shape) {
        var name = shape.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue);
        var namespace = shape.getTrait(XmlNamespaceTrait.class);
        if (name.isEmpty() && namespace.isEmpty()) {
            return null;
        }
        return new XmlName(
                name.orElse(""),
                namespace.map(XmlNamespaceTrait::getUri).orElse(null),
                namespace.flatMap(XmlNamespaceTrait::getPrefix).orElse(null));
    }

    private @Nullable ErrorTrait error(Shape shape) {
        var error = shape.getTrait(software.amazon.smithy.model.traits.ErrorTrait.class);
        if (error.isEmpty()) {
            return null;
        }
        var query = shape.getTrait(AwsQueryErrorTrait.class);
        int status = shape.getTrait(HttpErrorTrait.class)
                .map(HttpErrorTrait::getCode)
                .orElse(error.get().getDefaultHttpStatusCode());
        if (queryErrors && query.isPresent()) {
            status = query.get().getHttpResponseCode();
        }
        var code = query.map(AwsQueryErrorTrait::getCode).orElse(shape.getId().getName());
        return new ErrorTrait(code, status, error.get().isClientError());
    }
}
