package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.Shape;
import io.unkai.codegen.model.ShapeMember;
import io.unkai.kernel.schema.StructBuilder;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the builder of a record. */
final class BuilderEmitter {
    private final ServiceTypes types;

    BuilderEmitter(ServiceTypes types) {
        this.types = types;
    }

    /** Adds the builder and the methods that start it. */
    TypeSpec.Builder addTo(TypeSpec.Builder record, Shape.Structure shape, ClassName name, List<String> components) {
        var builder = name.nestedClass("Builder");
        var type = TypeSpec.classBuilder(builder)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(ClassName.get(StructBuilder.class), name))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super(SCHEMA)")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(name, "from")
                        .addStatement("super(from)")
                        .build());
        for (int i = 0; i < components.size(); i++) {
            addSetters(type, builder, i, shape.members().get(i), components.get(i));
        }
        return record.addMethod(MethodSpec.methodBuilder("builder")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(builder)
                        .addStatement("return new $T()", builder)
                        .build())
                .addMethod(MethodSpec.methodBuilder("toBuilder")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(builder)
                        .addStatement("return new $T(this)", builder)
                        .build())
                .addType(type.build());
    }

    private void addSetters(TypeSpec.Builder type, ClassName builder, int index, ShapeMember member, String component) {
        type.addMethod(MethodSpec.methodBuilder(component)
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(StructEmitter.nullable(types.typeOf(member)), "value")
                .addStatement("$L($L, value)", setter(types.service().shape(member.target())), index)
                .addStatement("return this")
                .build());
        var values = types.enumOf(member);
        if (values != null) {
            type.addMethod(MethodSpec.methodBuilder(component)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(builder)
                    .addParameter(StructEmitter.nullable(values), "value")
                    .addStatement("set($L, value == null ? null : value.value())", index)
                    .addStatement("return this")
                    .build());
        }
    }

    private static String setter(Shape target) {
        return switch (target) {
            case Shape.Sequence list -> list.sparse() ? "setSparseList" : "setList";
            case Shape.Mapping map -> "setMap";
            case Shape.Structure structure -> "set";
            case Shape.Simple simple -> "set";
        };
    }
}
