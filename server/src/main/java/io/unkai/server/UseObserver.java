package io.unkai.server;

import io.unkai.services.identity.usage.UseRecorder;
import io.unkai.services.identity.usage.UsedBy;
import io.unkai.wire.chain.Exchange;
import io.unkai.wire.chain.Observer;
import java.util.Objects;

/** Tells IAM who called what: those whose operation and caller are known, allowed or not. */
record UseObserver(UseRecorder recorder, String defaultRegion) implements Observer {
    @Override
    public void observe(Exchange exchange) {
        var route = exchange.routeOrNull();
        var operation = route == null ? null : route.operation();
        var principal = exchange.principalOrNull();
        if (operation != null && principal != null) {
            recorder.offer(new UsedBy(
                    principal,
                    exchange.accessKey(),
                    operation.service().iamPrefix(),
                    Objects.requireNonNullElse(exchange.region(), defaultRegion),
                    exchange.now()));
        }
    }
}
