package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Txn;
import java.util.function.BiConsumer;

/** Registers IAM's operations, so that nothing can change without being noted as a change. */
public final class Changes {
    private final Handlers on;
    private final BiConsumer<Txn, Call> note;

    /**
     * @param on where operations are registered
     * @param note notes in the same transaction that something of the call's account changed
     */
    public Changes(Handlers on, BiConsumer<Txn, Call> note) {
        this.on = on;
        this.note = note;
    }

    /** An operation that changes something. */
    public <I extends Struct, O extends Struct> void on(
            Operation<I, O> operation, Handler.WriteFunction<I, O> function) {
        on.on(operation, (call, txn, in) -> {
            var out = function.handle(call, txn, in);
            note.accept(txn, call);
            return out;
        });
    }

    /** An operation that only reads. */
    public <I extends Struct, O extends Struct> void onRead(
            Operation<I, O> operation, Handler.ReadFunction<I, O> function) {
        on.onRead(operation, function);
    }
}
