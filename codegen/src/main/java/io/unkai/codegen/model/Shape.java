package io.unkai.codegen.model;

import io.unkai.kernel.schema.ErrorTrait;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.XmlName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shape of a service; other shapes name it. */
public sealed interface Shape {
    /** The name in the model, unique in its service. */
    String name();

    /**
     * A structure, union or error.
     *
     * @param union whether exactly one member is set
     * @param members in the order of the model
     * @param error what makes it an error, or null
     * @param xml its element when it is a whole XML document, or null
     */
    record Structure(
            String name,
            boolean union,
            List<ShapeMember> members,
            @Nullable ErrorTrait error,
            @Nullable XmlName xml) implements Shape {}

    /**
     * A list.
     *
     * @param element its element
     * @param sparse whether elements may be null
     * @param unique whether equal elements are refused
     */
    record Sequence(String name, ShapeMember element, boolean sparse, boolean unique) implements Shape {}

    /**
     * A map.
     *
     * @param key its key
     * @param value its value
     * @param sparse whether values may be null
     */
    record Mapping(String name, ShapeMember key, ShapeMember value, boolean sparse) implements Shape {}

    /**
     * A shape without parts.
     *
     * @param type its kind
     * @param enumValues the legal strings, empty where any is legal
     */
    record Simple(String name, ShapeType type, List<String> enumValues) implements Shape {}
}
