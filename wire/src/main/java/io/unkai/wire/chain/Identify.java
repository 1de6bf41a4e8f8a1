package io.unkai.wire.chain;

import io.unkai.wire.protocol.Protocols;
import io.unkai.wire.route.Router;
import java.io.IOException;

/** Finds out which service and operation the request means, and in which protocol. */
record Identify(Router router, Protocols protocols) implements Step {
    @Override
    public void take(Exchange exchange) throws IOException {
        var route = router.route(exchange.received());
        exchange.routed(route, protocols.of(route.service(), route.protocol()));
    }
}
