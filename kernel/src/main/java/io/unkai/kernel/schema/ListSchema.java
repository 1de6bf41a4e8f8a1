package io.unkai.kernel.schema;

/**
 * A list or set.
 *
 * @param element the element, a member named {@code member} unless the model names it otherwise
 * @param sparse whether elements may be null
 * @param unique whether equal elements are refused
 */
public record ListSchema(Member element, boolean sparse, boolean unique) implements Schema {
    /** A dense list that may hold equal elements. */
    public static ListSchema of(Member element) {
        return new ListSchema(element, false, false);
    }

    @Override
    public ShapeType type() {
        return ShapeType.LIST;
    }
}
