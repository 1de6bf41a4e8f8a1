package io.unkai.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.unkai.codegen.model.Shape;
import io.unkai.codegen.model.ShapeMember;
import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.StructSchema;

/** The expressions that build schemas. */
final class SchemaCode {
    private final ServiceTypes types;
    private final Cycles cycles;

    SchemaCode(ServiceTypes types, Cycles cycles) {
        this.types = types;
        this.cycles = cycles;
    }

    /** The schema of a structure. */
    CodeBlock structure(Shape.Structure shape, ClassName name) {
        var code = CodeBlock.builder()
                .add(
                        "$T.$L($S, $T::create",
                        StructSchema.class,
                        shape.union() ? "union" : "structure",
                        shape.name(),
                        name);
        for (var member : shape.members()) {
            code.add(",\n$L", member(shape, member));
        }
        code.add(")");
        var error = shape.error();
        if (error != null) {
            code.add(
                    "\n.error(new $T($S, $L, $L))", ErrorTrait.class, error.code(), error.httpStatus(), error.sender());
        }
        var xml = shape.xml();
        if (xml != null) {
            code.add("\n.xml($L)", TraitCode.xmlName(xml));
        }
        return code.build();
    }

    private CodeBlock member(Shape.Structure owner, ShapeMember member) {
        var target = types.service().shape(member.target());
        var code = CodeBlock.builder();
        if (target instanceof Shape.Structure structure && cycles.isRecursive(owner.name(), structure.name())) {
            code.add("$T.recursive($S, () -> $T.SCHEMA)", Member.class, member.name(), types.classOf(structure.name()));
        } else {
            code.add("$T.of($S, $L)", Member.class, member.name(), schema(owner, target));
        }
        if (!member.traits().equals(MemberTraits.NONE)) {
            code.add(".with($L)", TraitCode.traits(member.traits(), types.enumOf(member)));
        }
        return code.build();
    }

    private CodeBlock schema(Shape.Structure owner, Shape target) {
        return switch (target) {
            case Shape.Structure structure -> CodeBlock.of("$T.SCHEMA", types.classOf(structure.name()));
            case Shape.Simple simple -> CodeBlock.of("$T.$L", SimpleSchema.class, simple.type());
            case Shape.Sequence list ->
                list.sparse() || list.unique()
                        ? CodeBlock.of(
                                "new $T($L, $L, $L)",
                                ListSchema.class,
                                member(owner, list.element()),
                                list.sparse(),
                                list.unique())
                        : CodeBlock.of("$T.of($L)", ListSchema.class, member(owner, list.element()));
            case Shape.Mapping map ->
                map.sparse()
                        ? CodeBlock.of(
                                "new $T($L, $L, true)",
                                MapSchema.class,
                                member(owner, map.key()),
                                member(owner, map.value()))
                        : CodeBlock.of(
                                "$T.of($L, $L)", MapSchema.class, member(owner, map.key()), member(owner, map.value()));
        };
    }
}
