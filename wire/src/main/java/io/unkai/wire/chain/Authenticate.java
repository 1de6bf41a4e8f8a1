package io.unkai.wire.chain;

import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.FormFields;
import java.io.IOException;

/** Finds out who calls. The signature is checked on the request as received; what it yields is the body without framing. */
record Authenticate(Authenticator authenticator) implements Step {
    @Override
    public void take(Exchange exchange) throws IOException {
        var route = exchange.route();
        var form = exchange.form();
        if (form != null) {
            var fields = FormFields.read(form.fields());
            exchange.authenticated(
                    authenticator.verifyForm(exchange.request(), fields, exchange.expected(), exchange.now()));
            return;
        }
        var received = exchange.received().withBody(route.request().body());
        var verified = authenticator.verify(received, exchange.expected(), exchange.now());
        exchange.authenticated(verified);
    }
}
