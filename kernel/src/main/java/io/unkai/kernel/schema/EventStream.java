package io.unkai.kernel.schema;

import java.util.Iterator;

/**
 * Events of a union, in order, until the stream ends. Reading and waiting for the next event blocks.
 *
 * @param <E> the union
 */
public interface EventStream<E extends Struct> extends Iterator<E>, AutoCloseable {
    /** Ends the stream; the other side sees its end. */
    @Override
    void close();
}
