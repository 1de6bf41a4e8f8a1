package io.unkai.server;

import io.unkai.wire.chain.Exchange;
import io.unkai.wire.chain.Observer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One line for every call, once it is answered. Secrets, bodies and queries never get in. */
final class AccessLog implements Observer {
    private static final Logger LOG = Logger.getLogger("io.unkai.access");
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public void observe(Exchange exchange) {
        if (!LOG.isLoggable(Level.FINE)) {
            return;
        }
        var route = exchange.routeOrNull();
        var error = exchange.error();
        var principal = exchange.principalOrNull();
        LOG.log(Level.FINE, "request={0} call={1}:{2} status={3} error={4} caller={5} micros={6}", new Object[] {
            exchange.requestId(),
            route == null ? "-" : route.service().id(),
            route == null || route.operation() == null ? "-" : route.operation().name(),
            Integer.toString(exchange.response().status()),
            error == null ? "-" : error.code(),
            principal == null ? "-" : principal.arn(),
            Long.toString((System.nanoTime() - exchange.startNanos()) / NANOS_PER_MICRO)
        });
    }
}
