package io.unkai.kernel.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A structure, union or error: its members in order and how to make a value of it. */
public final class StructSchema implements Schema {
    private final String name;
    private final ShapeType type;
    private final List<Member> members;
    private final Map<String, Member> byName;
    private final Map<String, Member> byWireName;
    private final Function<@Nullable Object[], ? extends Struct> factory;
    private final @Nullable ErrorTrait error;
    private final @Nullable XmlName xml;

    private StructSchema(
            String name,
            ShapeType type,
            @Nullable ErrorTrait error,
            @Nullable XmlName xml,
            Function<@Nullable Object[], ? extends Struct> factory,
            List<Member> members) {
        this.name = name;
        this.type = type;
        this.error = error;
        this.xml = xml;
        this.factory = factory;
        this.members = numbered(members);
        this.byName = HashMap.newHashMap(members.size());
        this.byWireName = HashMap.newHashMap(members.size());
        this.members.forEach(member -> {
            var wireName = member.traits().wireName();
            byName.put(member.name(), member);
            byWireName.put(wireName == null ? member.name() : wireName, member);
        });
    }

    /** A structure whose values are made from one array slot per member. */
    public static StructSchema structure(
            String name, Function<@Nullable Object[], ? extends Struct> factory, Member... members) {
        return new StructSchema(name, ShapeType.STRUCTURE, null, null, factory, List.of(members));
    }

    /** A union; its values have exactly one slot filled. */
    public static StructSchema union(
            String name, Function<@Nullable Object[], ? extends Struct> factory, Member... members) {
        return new StructSchema(name, ShapeType.UNION, null, null, factory, List.of(members));
    }

    /** This structure as a modelled error. */
    public StructSchema error(ErrorTrait trait) {
        return new StructSchema(name, type, trait, xml, factory, members);
    }

    /** This structure with the element name it has as an XML document. */
    public StructSchema xml(XmlName root) {
        return new StructSchema(name, type, error, root, factory, members);
    }

    private static List<Member> numbered(List<Member> members) {
        var numbered = new Member[members.size()];
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = members.get(i).at(i);
        }
        return List.of(numbered);
    }

    /** The shape's name in the model, without namespace. */
    public String name() {
        return name;
    }

    @Override
    public ShapeType type() {
        return type;
    }

    /** The members, in the order of the model; a member's index is its place here. */
    public List<Member> members() {
        return members;
    }

    /** The member of that modelled name, or null. */
    public @Nullable Member member(String memberName) {
        return byName.get(memberName);
    }

    /** The member of that name in documents, its wire name where it has one, or null. */
    public @Nullable Member wireMember(String wireName) {
        return byWireName.get(wireName);
    }

    /** The error this structure is, or null where it is not one. */
    public @Nullable ErrorTrait error() {
        return error;
    }

    /** The name and namespace of the element when this structure is a whole XML document, or null for the default. */
    public @Nullable XmlName xml() {
        return xml;
    }

    /**
     * Makes a value.
     *
     * @param values one slot per member, null where not set; not kept
     */
    public Struct create(@Nullable Object[] values) {
        return factory.apply(values);
    }

    @Override
    public String toString() {
        return name;
    }
}
