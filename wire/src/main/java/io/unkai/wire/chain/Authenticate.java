package io.unkai.wire.chain;

import io.unkai.wire.sigv4.Authenticator;
import java.io.IOException;

/** Finds out who calls. The signature is checked on the request as received; what it yields is the body without framing. */
record Authenticate(Authenticator authenticator) implements Step {
    @Override
    public void take(Exchange exchange) throws IOException {
        var route = exchange.route();
        var received = exchange.received().withBody(route.request().body());
        var verified = authenticator.verify(received, exchange.expected(), exchange.now());
        exchange.authenticated(verified);
    }
}
