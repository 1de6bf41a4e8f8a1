package io.unkai.kernel.schema;

/** The structure of a shape. */
public sealed interface Schema permits SimpleSchema, ListSchema, MapSchema, StructSchema {
    /** The kind of shape. */
    ShapeType type();
}
