package io.unkai.wire.chain;

import io.unkai.wire.validate.Validator;

/** Checks the input against the constraints of the model. */
record Validate() implements Step {
    @Override
    public void take(Exchange exchange) {
        Validator.check(exchange.operation(), exchange.input());
    }
}
