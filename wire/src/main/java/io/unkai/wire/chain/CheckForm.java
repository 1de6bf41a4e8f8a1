package io.unkai.wire.chain;

import io.unkai.wire.form.FormPolicy;

/** Holds a browser's upload form to the policy that its signer made, once the signature over it is known to be good. */
record CheckForm() implements Step {
    @Override
    public void take(Exchange exchange) {
        var form = exchange.form();
        if (form != null) {
            FormPolicy.check(form, ReadForm.bucket(exchange.route()), exchange.now());
        }
    }
}
