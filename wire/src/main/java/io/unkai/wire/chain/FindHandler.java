package io.unkai.wire.chain;

import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;

/** Finds what answers the operation; one that nobody registered is refused by name. */
record FindHandler(Handlers handlers) implements Step {
    private static final int NOT_IMPLEMENTED = 501;

    @Override
    public void take(Exchange exchange) {
        var operation = exchange.operation();
        var handler = handlers.find(operation);
        if (handler == null) {
            throw new ApiException(
                    "NotImplemented",
                    NOT_IMPLEMENTED,
                    "The operation " + operation.name() + " of "
                            + operation.service().sdkId() + " is not implemented by Unkai.");
        }
        exchange.handler(handler);
    }
}
