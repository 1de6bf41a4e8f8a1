package io.unkai.kernel.schema;

/**
 * A map with string keys.
 *
 * @param key the key, always of type string
 * @param value the value
 * @param sparse whether values may be null
 */
public record MapSchema(Member key, Member value, boolean sparse) implements Schema {
    /** A map whose values are never null. */
    public static MapSchema of(Member key, Member value) {
        return new MapSchema(key, value, false);
    }

    @Override
    public ShapeType type() {
        return ShapeType.MAP;
    }
}
