package io.unkai.kernel.call;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.io.IOException;

/**
 * What answers an operation. Its parts that are given a transaction are pure functions of their arguments and may run several
 * times.
 *
 * @param <I> the input
 * @param <O> the output
 */
public sealed interface Handler<I extends Struct, O extends Struct> {
    /** Changes state. */
    @FunctionalInterface
    interface WriteFunction<I, O> {
        O handle(Call call, Txn txn, I in);
    }

    /** Only reads state. */
    @FunctionalInterface
    interface ReadFunction<I, O> {
        O handle(Call call, ReadTxn txn, I in);
    }

    /** Takes in a body before the transaction: writes, hashes and syncs it, and answers what the transaction needs of it. */
    @FunctionalInterface
    interface BodyStage<I, S extends AutoCloseable> {
        S receive(Call call, I in, ByteStream body) throws IOException;
    }

    /** Changes state with what the body stage answered. */
    @FunctionalInterface
    interface StagedFunction<I, S, O> {
        O handle(Call call, Txn txn, I in, S staged);
    }

    /** Finishes an answer outside the transaction, for example opens the body it names. */
    @FunctionalInterface
    interface AnswerStage<I, R, O> {
        O answer(Call call, I in, R found) throws IOException;
    }

    /** One transaction. */
    record Write<I extends Struct, O extends Struct>(WriteFunction<I, O> function) implements Handler<I, O> {}

    /** One snapshot. */
    record Read<I extends Struct, O extends Struct>(ReadFunction<I, O> function) implements Handler<I, O> {}

    /**
     * A body, then one transaction. What the body stage answered is closed after the transaction, whether it was committed or
     * not; closing discards what was not taken over.
     */
    record Upload<I extends Struct, S extends AutoCloseable, O extends Struct>(
            BodyStage<I, S> stage, StagedFunction<I, S, O> function) implements Handler<I, O> {}

    /** One snapshot, then an answer built outside it. */
    record Download<I extends Struct, R, O extends Struct>(ReadFunction<I, R> function, AnswerStage<I, R, O> stage)
            implements Handler<I, O> {}
}
