package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.OperationModel;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.kernel.schema.LazyShapes;
import io.unkai.kernel.schema.OperationShapes;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that loads the shapes of a service's operations when they are first asked for: one class with a switch
 * instead of a lambda per operation, cut into methods that stay far below the size the JVM allows.
 */
final class ShapesEmitter {
    private static final int PER_METHOD = 100;

    private final ServiceTypes types;

    ShapesEmitter(ServiceTypes types) {
        this.types = types;
    }

    static ClassName className(ServiceSource source) {
        return ClassName.get(source.javaPackage(), source.className() + "OperationShapes");
    }

    /** The class. */
    TypeSpec emit() {
        var operations = types.service().operations();
        var type = TypeSpec.classBuilder(className(types.service().source()))
                .addModifiers(Modifier.FINAL)
                .superclass(LazyShapes.class)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "index")
                        .addStatement("super(index)")
                        .build());
        var cases = CodeBlock.builder()
                .add("return switch (index / $L) {\n", PER_METHOD)
                .indent();
        for (int from = 0; from < operations.size(); from += PER_METHOD) {
            cases.add("case $L -> from$L(index);\n", from / PER_METHOD, from);
            type.addMethod(part(from, operations.subList(from, Math.min(from + PER_METHOD, operations.size()))));
        }
        cases.add("default -> throw new $T(index);\n", IndexOutOfBoundsException.class)
                .unindent()
                .add("};\n");
        return type.addMethod(MethodSpec.methodBuilder("load")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PROTECTED)
                        .returns(OperationShapes.class)
                        .addParameter(int.class, "index")
                        .addCode(cases.build())
                        .build())
                .build();
    }

    private MethodSpec part(int from, List<OperationModel> operations) {
        var code = CodeBlock.builder().add("return switch (index) {\n").indent();
        for (int i = 0; i < operations.size(); i++) {
            var operation = operations.get(i);
            code.add(
                    "case $L -> new $T($T.SCHEMA, $T.SCHEMA, $T.of($L));\n",
                    from + i,
                    OperationShapes.class,
                    types.classOf(operation.input()),
                    types.classOf(operation.output()),
                    List.class,
                    CodeBlock.join(
                            operation.errors().stream()
                                    .map(error -> CodeBlock.of("$T.SCHEMA", (TypeName) types.classOf(error)))
                                    .toList(),
                            ", "));
        }
        code.add("default -> throw new $T(index);\n", IndexOutOfBoundsException.class)
                .unindent()
                .add("};\n");
        return MethodSpec.methodBuilder("from" + from)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(OperationShapes.class)
                .addParameter(int.class, "index")
                .addCode(code.build())
                .build();
    }
}
