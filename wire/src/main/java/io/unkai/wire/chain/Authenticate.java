package io.unkai.wire.chain;

import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.Expected;
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
                    authenticator.verifyForm(exchange.request(), fields, Expected.of(route), exchange.now()));
            return;
        }
        var received = exchange.received().withBody(route.request().body());
        var verified = authenticator.verify(received, Expected.of(route), exchange.now());
        exchange.authenticated(verified);
    }
}
