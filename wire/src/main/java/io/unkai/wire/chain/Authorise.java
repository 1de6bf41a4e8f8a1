package io.unkai.wire.chain;

import io.unkai.kernel.call.Authorizer;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.id.Ids;
import io.unkai.wire.http.HttpRequest;

/** Fixes the circumstances of the call and asks whether the caller may make it. */
record Authorise(Authorizer authorizer, Ids ids, String defaultRegion) implements Step {
    @Override
    public void take(Exchange exchange) {
        var call = call(exchange);
        exchange.call(call);
        var decision = authorizer.decide(call, exchange.input());
        if (exchange.explained()) {
            exchange.explanation(authorizer.explain(call, exchange.input()));
        }
        if (!decision.allowed()) {
            var protocol = exchange.route().protocol();
            var encoded = Denials.encoded(protocol) ? authorizer.sealed(call, exchange.input()) : "";
            throw Denials.denied(protocol, decision.reason(), encoded);
        }
    }

    private Call call(Exchange exchange) {
        var region = exchange.region();
        return new Call(
                exchange.operation(),
                exchange.principal(),
                exchange.session(),
                accountOf(exchange.principal()),
                region == null ? defaultRegion : region,
                exchange.requestId(),
                exchange.now(),
                ids,
                client(exchange.received(), exchange),
                (action, resource) -> authorizer.allows(exchange.call(), exchange.input(), action, resource));
    }

    /** Nobody acts in no account: its empty name owns nothing. */
    private static String accountOf(Principal principal) {
        var account = principal.account();
        return account == null ? "" : account;
    }

    private static Call.Client client(HttpRequest request, Exchange exchange) {
        return new Call.Client(
                request.remote().getAddress(),
                header(request, "User-Agent"),
                request.secure(),
                header(request, "Host"),
                exchange.accessKey(),
                header(request, "Referer"),
                exchange.signature());
    }

    private static String header(HttpRequest request, String name) {
        var value = request.headers().get(name);
        return value == null ? "" : value;
    }
}
