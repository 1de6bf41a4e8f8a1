package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.ServiceSource;
import io.unkai.kernel.schema.ServiceModel;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the class that lists all services without loading their operations. */
final class ServicesEmitter {
    private static final ClassName SERVICES = ClassName.get("io.unkai.api", "Services");

    private ServicesEmitter() {}

    /** The constant of a service. */
    private static String constant(ServiceSource source) {
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
                    .initializer(
                            "$T.MODEL", ModelEmitter.className(services.get(i).source()))
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
                .build();
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
}
