package io.unkai.server;

import io.unkai.services.management.accessanalyzer.Changes;
import io.unkai.wire.chain.Exchange;
import io.unkai.wire.chain.Observer;

/** Tells Access Analyzer of the calls that succeeded. */
record ChangeWatch(Changes changes) implements Observer {
    @Override
    public void observe(Exchange exchange) {
        var route = exchange.routeOrNull();
        var operation = route == null ? null : route.operation();
        var call = exchange.callOrNull();
        var input = exchange.inputOrNull();
        if (operation != null && call != null && input != null && exchange.error() == null) {
            changes.after(operation, call.account(), input);
        }
    }
}
