package io.unkai.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.Shape;
import io.unkai.codegen.model.ShapeMember;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the record of a structure, union or error. */
final class StructEmitter {
    /** A constructor takes at most 255 slots, one of them the new object. */
    private static final int MAX_MEMBERS = 254;

    static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(Nullable.class).build();
    private static final TypeName NULLABLE_OBJECT = ClassName.get(Object.class).annotated(List.of(NULLABLE));

    private final ServiceTypes types;
    private final SchemaCode schemas;

    StructEmitter(ServiceTypes types, SchemaCode schemas) {
        this.types = types;
        this.schemas = schemas;
    }

    /** The record. */
    TypeSpec emit(Shape.Structure shape) {
        var name = types.classOf(shape.name());
        var components = components(shape);
        var constructor = MethodSpec.constructorBuilder();
        for (int i = 0; i < components.size(); i++) {
            constructor.addParameter(
                    ParameterSpec.builder(nullable(types.typeOf(shape.members().get(i))), components.get(i))
                            .build());
        }
        var record = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Struct.class)
                .recordConstructor(constructor.build())
                .addField(FieldSpec.builder(
                                StructSchema.class, "SCHEMA", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer(schemas.structure(shape, name))
                        .build())
                .addMethod(factory(shape, name))
                .addMethod(schema())
                .addMethod(member(components));
        if (shape.members().stream().anyMatch(this::isSensitive)) {
            record.addMethod(toString(shape, name, components));
        }
        return new BuilderEmitter(types).addTo(record, shape, name, components).build();
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(List.of(NULLABLE));
    }

    private static List<String> components(Shape.Structure shape) {
        if (shape.members().size() > MAX_MEMBERS) {
            throw new IllegalArgumentException(shape.name() + " has more than " + MAX_MEMBERS + " members");
        }
        var components = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var member : shape.members()) {
            var name = Names.component(member.name());
            while (!seen.add(name)) {
                name += '_';
            }
            components.add(name);
        }
        return components;
    }

    private MethodSpec factory(Shape.Structure shape, ClassName name) {
        var arguments = new ArrayList<CodeBlock>();
        boolean unchecked = false;
        for (int i = 0; i < shape.members().size(); i++) {
            var type = types.typeOf(shape.members().get(i));
            unchecked |= type instanceof ParameterizedTypeName;
            arguments.add(CodeBlock.of("($T) values[$L]", type, i));
        }
        var method = MethodSpec.methodBuilder("create")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(name)
                .addParameter(ArrayTypeName.of(NULLABLE_OBJECT), "values")
                .addStatement("return new $T($L)", name, CodeBlock.join(arguments, ",\n"));
        if (unchecked) {
            method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        return method.build();
    }

    private static MethodSpec schema() {
        return MethodSpec.methodBuilder("schema")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(StructSchema.class)
                .addStatement("return SCHEMA")
                .build();
    }

    private static MethodSpec member(List<String> components) {
        var method = MethodSpec.methodBuilder("member")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(NULLABLE_OBJECT)
                .addParameter(int.class, "index");
        if (components.isEmpty()) {
            return method.addStatement("throw new $T(index)", IndexOutOfBoundsException.class)
                    .build();
        }
        var code = CodeBlock.builder().add("return switch (index) {\n").indent();
        for (int i = 0; i < components.size(); i++) {
            code.add("case $L -> this.$L;\n", i, components.get(i));
        }
        code.add("default -> throw new $T(index);\n", IndexOutOfBoundsException.class)
                .unindent()
                .add("};\n");
        return method.addCode(code.build()).build();
    }

    private boolean isSensitive(ShapeMember member) {
        if (member.traits().is(Flag.SENSITIVE)) {
            return true;
        }
        return switch (types.service().shape(member.target())) {
            case Shape.Sequence list -> isSensitive(list.element());
            case Shape.Mapping map -> isSensitive(map.key()) || isSensitive(map.value());
            case Shape.Structure structure -> false;
            case Shape.Simple simple -> false;
        };
    }

    private MethodSpec toString(Shape.Structure shape, ClassName name, List<String> components) {
        var parts = new ArrayList<CodeBlock>();
        for (int i = 0; i < components.size(); i++) {
            var component = components.get(i);
            var lead = (i == 0 ? "" : ", ") + component + '=';
            parts.add(
                    isSensitive(shape.members().get(i))
                            ? CodeBlock.of("$S + (this.$L == null ? null : $S)", lead, component, "***")
                            : CodeBlock.of("$S + this.$L", lead, component));
        }
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $S\n+ $L\n+ $S", name.simpleName() + "[", CodeBlock.join(parts, "\n+ "), "]")
                .build();
    }
}
