package io.unkai.wire.chain;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.route.Route;
import io.unkai.wire.sigv4.Authenticated;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls of services: the steps that follow the decoding of a request, and the observers. */
final class InternalCalls implements Cloud {
    private static final int OK = 200;
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ChainParts parts;
    private final List<Step> steps;

    InternalCalls(ChainParts parts, List<Step> steps) {
        this.parts = parts;
        this.steps = steps;
    }

    @Override
    @SuppressWarnings("unchecked") // a handler answers the output of the operation it is registered for
    public <I extends Struct, O extends Struct> O call(Caller caller, Operation<I, O> operation, I input)
            throws IOException {
        var exchange = exchange(caller, operation, input);
        int status = OK;
        try {
            for (var step : steps) {
                step.take(exchange);
            }
            return (O) exchange.output();
        } catch (ApiException refused) {
            exchange.refused(refused);
            status = refused.status();
            throw refused;
        } finally {
            exchange.end();
            exchange.response(HttpResponse.empty(status));
            parts.observers().forEach(observer -> observer.observe(exchange));
        }
    }

    private Exchange exchange(Caller caller, Operation<?, ?> operation, Struct input) {
        var headers = Headers.of("User-Agent", caller.service()).add("Host", caller.service());
        var request = new HttpRequest("POST", "/", headers, ByteStream.of(new byte[0]), HERE, true);
        var made = new Exchange(request, parts.ids().uuid(), parts.clock().get(), System.nanoTime());
        var service = operation.service();
        var protocol = service.protocols().getFirst();
        made.routed(
                new Route(service, operation, operation.name(), protocol, Map.of(), caller.region(), request),
                parts.protocols().of(service, protocol));
        made.authenticated(new Authenticated(
                actsAs(caller), session(caller, made), "", null, caller.region(), Call.Signature.SERVICE, request));
        made.invokedBy(caller.service());
        made.input(input);
        return made;
    }

    /** What policies see of a service that acts for an account: that it does, and which it is; of one with a role, when it took that. */
    private static Session session(Caller caller, Exchange made) {
        if (caller.role() != null) {
            return Session.issued(made.now());
        }
        var name = List.of(caller.service());
        return caller.sourceArn().isEmpty()
                ? new Session(
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Set.of(),
                        "",
                        "",
                        Map.of(
                                "aws:calledvia", name,
                                "aws:calledviafirst", name,
                                "aws:calledvialast", name,
                                "aws:viaawsservice", List.of("true")))
                : Session.NONE;
    }

    /** What policies see: the role it was given, or the service itself where it acts for a resource, else all of the account. */
    private static Principal actsAs(Caller caller) {
        if (caller.role() != null) {
            return caller.role();
        }
        return caller.sourceArn().isEmpty()
                ? new Principal.Root(caller.account())
                : new Principal.Service(caller.account(), caller.service(), caller.sourceArn());
    }
}
