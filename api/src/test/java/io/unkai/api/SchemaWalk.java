package io.unkai.api;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Schema;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.StructSchema;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Visits every structure that can be reached, once. */
final class SchemaWalk {
    private final Set<StructSchema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Visits a schema and all below it; fails where a target is missing. */
    void visit(Schema schema) {
        switch (schema) {
            case StructSchema structure -> {
                if (seen.add(structure)) {
                    check(structure);
                    structure.members().forEach(this::visit);
                }
            }
            case ListSchema list -> visit(list.element());
            case MapSchema map -> {
                visit(map.key());
                visit(map.value());
            }
            case SimpleSchema simple -> {
                // has no parts
            }
        }
    }

    /** The structures visited so far. */
    Set<StructSchema> seen() {
        return seen;
    }

    private void visit(Member member) {
        visit(Objects.requireNonNull(member.target(), member::name));
    }

    /** An empty value can be made, belongs to its schema and has as many members as it. */
    private static void check(StructSchema structure) {
        var value = structure.create(new @Nullable Object[structure.members().size()]);
        if (value.schema() != structure
                || value.getClass().getRecordComponents().length
                        != structure.members().size()) {
            throw new AssertionError(structure + " does not belong to " + value.getClass());
        }
        for (var member : structure.members()) {
            if (value.member(member.index()) != null || structure.member(member.name()) != member) {
                throw new AssertionError(structure + "." + member);
            }
        }
    }
}
