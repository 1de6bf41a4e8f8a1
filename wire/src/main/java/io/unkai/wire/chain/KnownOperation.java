package io.unkai.wire.chain;

import io.unkai.wire.route.Unroutable;

/** Refuses what the routed service does not have, once the caller is known. */
record KnownOperation() implements Step {
    @Override
    public void take(Exchange exchange) {
        if (exchange.route().operation() == null) {
            throw Unroutable.operation(exchange.route());
        }
    }
}
