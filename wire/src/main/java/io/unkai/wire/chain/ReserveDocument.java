package io.unkai.wire.chain;

import java.io.IOException;

/** Finds memory for a body that is no stream and has not been read as a form. */
record ReserveDocument(BodyMemory memory) implements Step {
    @Override
    public void take(Exchange exchange) throws IOException {
        var request = exchange.received();
        boolean form = request.method().equals("POST")
                && ReserveForm.isForm(request.headers().get("Content-Type"));
        if (!form && !exchange.expected().streamed()) {
            memory.reserve(exchange, request);
        }
    }
}
