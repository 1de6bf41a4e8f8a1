package io.unkai.services.identity.organizations;

import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;

/** Registers operations, so that nothing can change without being noted as a change. */
record Changes(Handlers handlers, Delegation delegation) {
    /** An operation that changes something. */
    <I extends Struct, O extends Struct> void on(Operation<I, O> operation, Handler.WriteFunction<I, O> function) {
        handlers.on(operation, (call, txn, in) -> {
            var out = function.handle(delegation.inPlace(txn, call, in), txn, in);
            OrganizationGeneration.bump(txn, call.requestId(), call.now());
            return out;
        });
    }

    /** An operation that only reads. */
    <I extends Struct, O extends Struct> void onRead(Operation<I, O> operation, Handler.ReadFunction<I, O> function) {
        handlers.onRead(operation, (call, txn, in) -> function.handle(delegation.inPlace(txn, call, in), txn, in));
    }
}
