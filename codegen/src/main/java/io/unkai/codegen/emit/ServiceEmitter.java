package io.unkai.codegen.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.unkai.codegen.model.ServiceDefinition;
import io.unkai.codegen.model.Shape;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes all classes of services, each as a path below the source folder and a text. */
public final class ServiceEmitter {
    private ServiceEmitter() {}

    /** The classes of one service. */
    public static void emit(ServiceDefinition service, BiConsumer<String, String> out) {
        var types = new ServiceTypes(service);
        var structures = new StructEmitter(types, new SchemaCode(types, new Cycles(service)));
        var javaPackage = service.source().javaPackage();
        for (var shape : service.shapes().values()) {
            if (shape instanceof Shape.Structure structure) {
                write(javaPackage, structures.emit(structure), out);
            } else if (shape instanceof Shape.Simple simple && ServiceTypes.isEnum(simple)) {
                write(javaPackage, EnumEmitter.emit(simple, types.classOf(simple.name())), out);
            }
        }
        write(javaPackage, ModelEmitter.emit(service), out);
        write(javaPackage, new OperationsEmitter(types).emit(), out);
        write(javaPackage, new ShapesEmitter(types).emit(), out);
        packageInfo(javaPackage, "The API of " + service.sdkId() + ".", out);
    }

    /** The class that lists the services. */
    public static void emitList(List<ServiceDefinition> services, BiConsumer<String, String> out) {
        write("io.unkai.api", ServicesEmitter.emit(services), out);
    }

    private static void write(String javaPackage, TypeSpec type, BiConsumer<String, String> out) {
        var file = JavaFile.builder(javaPackage, type)
                .indent("    ")
                .addFileComment("Generated from the service model; do not edit.")
                .build();
        out.accept(javaPackage.replace('.', '/') + '/' + type.name() + ".java", file.toString());
    }

    private static void packageInfo(String javaPackage, String says, BiConsumer<String, String> out) {
        out.accept(
                javaPackage.replace('.', '/') + "/package-info.java",
                "/** " + says + " */\n@org.jspecify.annotations.NullMarked\npackage " + javaPackage + ";\n");
    }
}
