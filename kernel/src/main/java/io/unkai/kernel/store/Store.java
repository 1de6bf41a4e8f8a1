package io.unkai.kernel.store;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An ordered, transactional key-value store. Implementations pass one contract suite.
 *
 * <p>The functions given here may run several times and must have no effect but through the transaction.
 */
public interface Store extends AutoCloseable {
    /** Most bytes of an encoded key. */
    int MAX_KEY = 8 << 10;

    /** Most bytes of an encoded record. */
    int MAX_VALUE = 16 << 20;

    /** Runs a function on a consistent snapshot; nothing it reads changes while it runs. */
    <R> R read(Function<? super ReadTxn, R> body);

    /**
     * Runs a function as one serialisable transaction and answers when its changes are durable. Where another transaction
     * changed what this one read, it runs again, at last alone; where it throws, nothing is changed.
     *
     * @throws StoreException if the changes could not be made durable, for example because the disk is full, or after too many
     *     conflicts
     */
    <R> R write(Function<? super Txn, R> body);

    /**
     * Tells the keys that transactions put into a table, after they are durable, on the thread that wrote. What is told must
     * be quick and must not throw; after a crash nothing is told, so a watcher first looks at what is there.
     *
     * @return ends the watch when closed
     */
    <K> AutoCloseable watch(Table<K, ?> table, Consumer<K> put);

    /** Waits for the transactions that run, then closes; later ones are refused. */
    @Override
    void close();
}
