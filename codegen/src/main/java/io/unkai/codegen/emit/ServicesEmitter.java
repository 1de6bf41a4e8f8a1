package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Writes the class that lists all services without loading their operations. */
final class ServicesEmitter {
    static final ClassName SERVICES = ClassName.get("io.unkai.api", "Services");

    private static final TypeName OPERATIONS = ParameterizedTypeName.get(
            ClassName.get(List.class),
            ParameterizedTypeName.get(
                    ClassName.get(Operation.class),
                    WildcardTypeName.subtypeOf(Object.class),
                    WildcardTypeName.subtypeOf(Object.class)));

    private ServicesEmitter() {}

    /** The constant of a service. */
    static String constant(ServiceSource source) {
        return source.id().replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The class. */
    static TypeSpec emit(List<ServiceDefinition> services) {
        var type = TypeSpec.classBuilder(SERVICES)
                .addJavadoc("All services. Their operations are loaded when first asked for.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        var names = CodeBlock.builder();
        for (int i = 0; i < services.size(); i++) {
            var name = constant(services.get(i).source());
            type.addField(FieldSpec.builder(ServiceModel.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer(model(i, services.get(i)))
                    .build());
            names.add(i == 0 ? "$L" : ",\n$L", name);
        }
        return type.addField(FieldSpec.builder(
                                ParameterizedTypeName.get(List.class, ServiceModel.class),
                                "ALL",
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$T.of($L)", List.class, names.build())
                        .build())
                .addMethod(all())
                .addMethod(find())
                .addType(operations(services))
                .build();
    }

    private static CodeBlock model(int index, ServiceDefinition service) {
        var namespace = service.xmlNamespace();
        return CodeBlock.of(
                "new $T($S, $S, $S, $S, $S, $S, $L, $S, $S, $L, $L, $L, new Operations($L))",
                ServiceModel.class,
                service.source().id(),
                service.sdkId(),
                service.apiVersion(),
                service.endpointPrefix(),
                service.signingName(),
                service.source().iamPrefix(),
                protocols(service.protocols()),
                service.targetPrefix(),
                service.shapeName(),
                namespace == null ? CodeBlock.of("null") : TraitCode.xmlName(namespace),
                service.source().global(),
                service.queryCompatible(),
                index);
    }

    private static CodeBlock protocols(List<Protocol> protocols) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                CodeBlock.join(
                        protocols.stream()
                                .map(protocol -> CodeBlock.of("$T.$L", Protocol.class, protocol.name()))
                                .toList(),
                        ", "));
    }

    private static MethodSpec all() {
        return MethodSpec.methodBuilder("all")
                .addJavadoc("All services.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(List.class, ServiceModel.class))
                .addStatement("return ALL")
                .build();
    }

    private static MethodSpec find() {
        return MethodSpec.methodBuilder("find")
                .addJavadoc("The service of an id, or null.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(StructEmitter.nullable(ClassName.get(ServiceModel.class)))
                .addParameter(String.class, "id")
                .beginControlFlow("for (var service : ALL)")
                .beginControlFlow("if (service.id().equals(id))")
                .addStatement("return service")
                .endControlFlow()
                .endControlFlow()
                .addStatement("return null")
                .build();
    }

    private static TypeSpec operations(List<ServiceDefinition> services) {
        var cases = CodeBlock.builder().add("return switch (index) {\n").indent();
        for (int i = 0; i < services.size(); i++) {
            var source = services.get(i).source();
            cases.add("case $L -> $L.$L.operations();\n", i, source.javaPackage(), source.className());
        }
        cases.add("default -> throw new $T(index);\n", IndexOutOfBoundsException.class)
                .unindent()
                .add("};\n");
        return TypeSpec.recordBuilder("Operations")
                .addModifiers(Modifier.PRIVATE)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Supplier.class), OPERATIONS))
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(int.class, "index")
                        .build())
                .addMethod(MethodSpec.methodBuilder("get")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(OPERATIONS)
                        .addCode(cases.build())
                        .build())
                .build();
    }
}
