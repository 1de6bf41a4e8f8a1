package io.unkai.kernel.schema;

/** The kinds of shape, each with the Java type its values have. */
public enum ShapeType {
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Byte}. */
    BYTE,
    /** {@link Short}. */
    SHORT,
    /** {@link Integer}; also integer enums. */
    INTEGER,
    /** {@link Long}. */
    LONG,
    /** {@link Float}. */
    FLOAT,
    /** {@link Double}. */
    DOUBLE,
    /** {@link java.math.BigInteger}. */
    BIG_INTEGER,
    /** {@link java.math.BigDecimal}. */
    BIG_DECIMAL,
    /** {@link String}; also string enums, whose legal values are a constraint of the member. */
    STRING,
    /** {@link Blob}, or {@link ByteStream} where the member is streaming. */
    BLOB,
    /** {@link java.time.Instant}. */
    TIMESTAMP,
    /** {@link Document}. */
    DOCUMENT,
    /** An immutable {@link java.util.List}; elements are null only where the list is sparse. */
    LIST,
    /** An immutable {@link java.util.Map} with {@link String} keys in the order received. */
    MAP,
    /** {@link Struct}. */
    STRUCTURE,
    /** {@link Struct} with exactly one member set, or an {@link EventStream} of such where the member is an event stream. */
    UNION
}
