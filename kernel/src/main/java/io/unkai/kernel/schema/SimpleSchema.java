package io.unkai.kernel.schema;

/** A shape without parts. Two of the same type are the same schema: constraints and names belong to members. */
public enum SimpleSchema implements Schema {
    BOOLEAN(ShapeType.BOOLEAN),
    BYTE(ShapeType.BYTE),
    SHORT(ShapeType.SHORT),
    INTEGER(ShapeType.INTEGER),
    LONG(ShapeType.LONG),
    FLOAT(ShapeType.FLOAT),
    DOUBLE(ShapeType.DOUBLE),
    BIG_INTEGER(ShapeType.BIG_INTEGER),
    BIG_DECIMAL(ShapeType.BIG_DECIMAL),
    STRING(ShapeType.STRING),
    BLOB(ShapeType.BLOB),
    TIMESTAMP(ShapeType.TIMESTAMP),
    DOCUMENT(ShapeType.DOCUMENT);

    private final ShapeType type;

    SimpleSchema(ShapeType type) {
        this.type = type;
    }

    @Override
    public ShapeType type() {
        return type;
    }
}
