package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.Shape;
import io.unkai.kernel.schema.WireEnum;
import java.util.HashSet;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the enum of a string shape with legal values. */
final class EnumEmitter {
    private EnumEmitter() {}

    /** The enum. */
    static TypeSpec emit(Shape.Simple shape, ClassName name) {
        var type = TypeSpec.enumBuilder(name).addModifiers(Modifier.PUBLIC).addSuperinterface(WireEnum.class);
        var seen = new HashSet<String>();
        for (var value : shape.enumValues()) {
            var constant = Names.constant(value);
            for (int i = 2; !seen.add(constant); i++) {
                constant = Names.constant(value) + "_" + i;
            }
            type.addEnumConstant(
                    constant, TypeSpec.anonymousClassBuilder("$S", value).build());
        }
        return type.addField(values())
                .addField(String.class, "value", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("value")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return value")
                        .build())
                .addMethod(from(name))
                .build();
    }

    private static FieldSpec values() {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(List.class, String.class),
                        "VALUES",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("What may be on the wire, in the model's order.\n")
                .initializer("$T.values(values())", WireEnum.class)
                .build();
    }

    private static MethodSpec from(ClassName name) {
        return MethodSpec.methodBuilder("from")
                .addJavadoc("The constant of a value on the wire, or null.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(StructEmitter.nullable(name))
                .addParameter(StructEmitter.nullable(ClassName.get(String.class)), "value")
                .addCode(CodeBlock.of("return $T.find(values(), value);\n", WireEnum.class))
                .build();
    }
}
