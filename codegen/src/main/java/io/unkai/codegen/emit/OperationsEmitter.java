package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.unkai.codegen.model.OperationModel;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Pagination;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class of a service with its operations. */
final class OperationsEmitter {
    private static final TypeName ANY_OPERATION = ParameterizedTypeName.get(
            ClassName.get(Operation.class),
            WildcardTypeName.subtypeOf(Object.class),
            WildcardTypeName.subtypeOf(Object.class));

    /** The type of lists of any operations. */
    static final TypeName LIST = ParameterizedTypeName.get(ClassName.get(List.class), ANY_OPERATION);

    private final ServiceTypes types;
    private final ServiceDefinition service;

    OperationsEmitter(ServiceTypes types) {
        this.types = types;
        this.service = types.service();
    }

    /** The class. */
    TypeSpec emit() {
        var source = service.source();
        var type = TypeSpec.classBuilder(source.className())
                .addJavadoc("The operations of $L.\n", service.sdkId())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(constant(ClassName.get(ServiceModel.class), "SERVICE")
                        .initializer("$T.MODEL", ModelEmitter.className(source))
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        var names = CodeBlock.builder();
        for (int i = 0; i < service.operations().size(); i++) {
            var operation = service.operations().get(i);
            var name = Names.constant(operation.name());
            type.addField(constant(typeOf(operation), name)
                    .initializer(operation(i, operation))
                    .build());
            names.add(i == 0 ? "$L" : ",\n$L", name);
        }
        return type.addMethod(all(names.build())).addMethod(factory()).build();
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    }

    private TypeName typeOf(OperationModel operation) {
        return ParameterizedTypeName.get(
                ClassName.get(Operation.class), types.classOf(operation.input()), types.classOf(operation.output()));
    }

    private static CodeBlock operation(int index, OperationModel operation) {
        var code = CodeBlock.builder()
                .add(
                        "of($L, $S, $L, $S, $L",
                        index,
                        operation.name(),
                        http(operation.http()),
                        operation.resultWrapper(),
                        pages(operation));
        operation.flags().stream().sorted().forEach(flag -> code.add(", $T.$L", Operation.Flag.class, flag.name()));
        return code.add(")").build();
    }

    private static CodeBlock http(HttpTrait http) {
        return http.equals(HttpTrait.RPC)
                ? CodeBlock.of("$T.RPC", HttpTrait.class)
                : CodeBlock.of("new $T($S, $S, $L)", HttpTrait.class, http.method(), http.uri(), http.status());
    }

    private static CodeBlock pages(OperationModel operation) {
        var pages = operation.pagination();
        return pages == null
                ? CodeBlock.of("null")
                : CodeBlock.of(
                        "new $T($L, $L, $S, $L)",
                        Pagination.class,
                        texts(pages.inputTokens()),
                        texts(pages.outputTokens()),
                        pages.limit(),
                        texts(pages.results()));
    }

    private static CodeBlock texts(List<String> texts) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                CodeBlock.join(
                        texts.stream().map(text -> CodeBlock.of("$S", text)).toList(), ", "));
    }

    private static MethodSpec all(CodeBlock names) {
        return MethodSpec.methodBuilder("operations")
                .addJavadoc("All operations, in the order of the model.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(LIST)
                .addStatement("return $T.of($L)", List.class, names)
                .build();
    }

    private MethodSpec factory() {
        var input = TypeVariableName.get("I", Struct.class);
        var output = TypeVariableName.get("O", Struct.class);
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addTypeVariable(input)
                .addTypeVariable(output)
                .returns(ParameterizedTypeName.get(ClassName.get(Operation.class), input, output))
                .addParameter(int.class, "index")
                .addParameter(String.class, "name")
                .addParameter(HttpTrait.class, "http")
                .addParameter(StructEmitter.nullable(ClassName.get(String.class)), "wrapper")
                .addParameter(StructEmitter.nullable(ClassName.get(Pagination.class)), "pages")
                .addParameter(Operation.Flag[].class, "flags")
                .varargs()
                .addStatement(
                        "return new $T<>(SERVICE, name, http, $T.of(flags), wrapper, pages, new $T(index))",
                        Operation.class,
                        Set.class,
                        ShapesEmitter.className(service.source()))
                .build();
    }
}
