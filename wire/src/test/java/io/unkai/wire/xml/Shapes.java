package io.unkai.wire.xml;

import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.kernel.schema.XmlName;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few shapes made by hand, and values of them. */
public final class Shapes {
    /** A grantee of S3, whose kind is an attribute in a namespace that it declares itself. */
    public static final StructSchema GRANTEE = StructSchema.structure(
            "Grantee",
            values -> value(Shapes.GRANTEE, values),
            Member.of("ID", SimpleSchema.STRING),
            Member.of("Type", SimpleSchema.STRING)
                    .with(MemberTraits.NONE.toBuilder()
                            .wireName("xsi:type")
                            .flag(Flag.XML_ATTRIBUTE)
                            .build()));

    /** One of two. */
    public static final StructSchema CHOICE = StructSchema.union(
            "Choice",
            values -> value(Shapes.CHOICE, values),
            Member.of("Left", SimpleSchema.STRING),
            Member.of("Right", SimpleSchema.INTEGER));

    /** One member of each kind. */
    public static final StructSchema THING = StructSchema.structure(
            "Thing",
            values -> value(Shapes.THING, values),
            Member.of("Name", SimpleSchema.STRING),
            Member.of("Count", SimpleSchema.INTEGER),
            Member.of("When", SimpleSchema.TIMESTAMP),
            Member.of("Data", SimpleSchema.BLOB),
            Member.of("Ratio", SimpleSchema.DOUBLE),
            Member.of("Flag", SimpleSchema.BOOLEAN),
            Member.of("Items", ListSchema.of(Member.of("member", SimpleSchema.STRING))),
            Member.of("Flat", ListSchema.of(Member.of("member", SimpleSchema.STRING)))
                    .with(flattened()),
            Member.of(
                    "Table",
                    MapSchema.of(Member.of("key", SimpleSchema.STRING), Member.of("value", SimpleSchema.STRING))),
            Member.recursive("Inner", () -> Shapes.THING),
            Member.of("Choice", CHOICE),
            Member.of("Grantee", GRANTEE)
                    .with(MemberTraits.NONE.toBuilder()
                            .xmlNamespace(new XmlName("", "http://www.w3.org/2001/XMLSchema-instance", "xsi"))
                            .build()),
            Member.recursive("Things", () -> ListSchema.of(Member.recursive("member", () -> Shapes.THING))));

    private Shapes() {}

    private static MemberTraits flattened() {
        return MemberTraits.NONE.toBuilder().flag(Flag.FLATTENED).build();
    }

    /** A value with members given as name, value, name, value. */
    public static Struct of(StructSchema schema, Object... namesAndValues) {
        var values = new @Nullable Object[schema.members().size()];
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var member = schema.member((String) namesAndValues[i]);
            if (member == null) {
                throw new IllegalArgumentException(schema + " has no " + namesAndValues[i]);
            }
            values[member.index()] = namesAndValues[i + 1];
        }
        return schema.create(values);
    }

    /** A thing. */
    public static Struct thing(Object... namesAndValues) {
        return of(THING, namesAndValues);
    }

    /** A value of slots. */
    public static Struct value(StructSchema schema, @Nullable Object[] values) {
        return new Value(schema, Arrays.asList(values.clone()));
    }

    private record Value(StructSchema schema, List<@Nullable Object> values) implements Struct {
        @Override
        public @Nullable Object member(int index) {
            return values.get(index);
        }
    }
}
