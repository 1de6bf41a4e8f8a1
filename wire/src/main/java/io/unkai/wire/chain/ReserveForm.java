package io.unkai.wire.chain;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds memory for a form, which is read to find out what it asks for. */
record ReserveForm(BodyMemory memory) implements Step {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public void take(Exchange exchange) throws IOException {
        var request = exchange.received();
        var type = request.headers().get("Content-Type");
        if (isForm(type) && request.method().equals("POST")) {
            memory.reserve(exchange, request);
        }
    }

    static boolean isForm(@Nullable String type) {
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
    }
}
