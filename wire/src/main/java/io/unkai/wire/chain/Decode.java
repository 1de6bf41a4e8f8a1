package io.unkai.wire.chain;

import java.io.IOException;

/** Parses the request into the operation's input. */
record Decode() implements Step {
    @Override
    public void take(Exchange exchange) throws IOException {
        exchange.input(exchange.protocol()
                .decode(
                        exchange.operation(),
                        exchange.request(),
                        exchange.route().labels()));
    }
}
