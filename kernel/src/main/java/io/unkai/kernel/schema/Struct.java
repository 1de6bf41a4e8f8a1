package io.unkai.kernel.schema;

import org.jspecify.annotations.Nullable;

/** A value of a structure or union shape. Generated records implement it; codecs read values only through it. */
public interface Struct {
    /** The structure of this value. */
    StructSchema schema();

    /**
     * The value of a member.
     *
     * @param index the member's place in {@link StructSchema#members()}
     * @return the value with the Java type of its {@link ShapeType}, or null where it is not set
     * @throws IndexOutOfBoundsException if there is no such member
     */
    @Nullable
    Object member(int index);
}
