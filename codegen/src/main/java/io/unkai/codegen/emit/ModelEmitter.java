package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Writes the class that describes a service without loading its operations. */
final class ModelEmitter {
    private ModelEmitter() {}

    /** The name of the class. */
    static ClassName className(ServiceSource source) {
        return ClassName.get(source.javaPackage(), source.className() + "Service");
    }

    /** The class. */
    static TypeSpec emit(ServiceDefinition service) {
        var source = service.source();
        return TypeSpec.classBuilder(className(source))
                .addJavadoc("What is known of $L before its operations are loaded.\n", service.sdkId())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(Supplier.class), OperationsEmitter.LIST))
                .addField(
                        FieldSpec.builder(ServiceModel.class, "MODEL", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                                .initializer(model(service))
                                .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("get")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(OperationsEmitter.LIST)
                        .addStatement("return $L.operations()", source.className())
                        .build())
                .build();
    }

    private static CodeBlock model(ServiceDefinition service) {
        var namespace = service.xmlNamespace();
        return CodeBlock.of(
                "new $T($S, $S, $S, $S, $S, $S, $L, $S, $S, $L, $L, $L, new $T())",
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
                className(service.source()));
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
}
