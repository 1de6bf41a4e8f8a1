package io.unkai.wire.chain;

import static java.util.logging.Level.SEVERE;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.http.TruncatedBodyException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** Takes a request through all steps, in order, to its answer. */
public final class Chain implements HttpService {
    private static final Logger LOG = Logger.getLogger(Chain.class.getName());
    private static final String DECISION = "x-unkai-decision";
    /** Bytes of all bodies held whole; decoding takes a few times that of a heap of a gigabyte. */
    private static final int BODIES = 128 * 1024 * 1024;

    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;

    private final ChainParts parts;
    private final List<Step> steps;
    private final Cloud cloud;
    private final Ids ids;
    private final Supplier<Instant> clock;

    public Chain(ChainParts parts) {
        this.parts = parts;
        this.ids = parts.ids();
        this.clock = parts.clock();
        var memory = new BodyMemory(BODIES);
        var throttle = new Throttle(parts.callsPerAccount());
        this.steps = List.of(
                new ReserveForm(memory),
                new Identify(parts.router(), parts.protocols()),
                new ReserveDocument(memory),
                new ReadForm(),
                new Authenticate(parts.authenticator()),
                new CheckForm(),
                new KnownOperation(),
                new FindHandler(parts.handlers()),
                new Decode(),
                new Validate(),
                new Authorise(parts.authorizer(), parts.ids(), parts.defaultRegion()),
                throttle,
                new DryRun(),
                new Invoke(parts.store()));
        this.cloud = new InternalCalls(
                parts,
                List.of(
                        new FindHandler(parts.handlers()),
                        new Validate(),
                        new Authorise(parts.authorizer(), parts.ids(), parts.defaultRegion()),
                        throttle,
                        new Invoke(parts.store())));
    }

    /** How services call each other: the same steps, without HTTP. */
    public Cloud cloud() {
        return cloud;
    }

    @Override
    public HttpResponse serve(HttpRequest request) throws IOException {
        var exchange = new Exchange(request, ids.uuid(), clock.get(), System.nanoTime());
        try {
            exchange.response(explained(exchange, answer(exchange)));
        } finally {
            exchange.end();
        }
        parts.observers().forEach(observer -> observer.observe(exchange));
        return exchange.response();
    }

    private static HttpResponse explained(Exchange exchange, HttpResponse response) {
        var explanation = exchange.explanation();
        if (explanation != null) {
            response.headers().set(DECISION, explanation);
        }
        return response;
    }

    private HttpResponse answer(Exchange exchange) throws IOException {
        try {
            for (var step : steps) {
                step.take(exchange);
            }
            return Answers.success(exchange);
        } catch (ApiException refused) {
            return refuse(exchange, refused);
        } catch (TruncatedBodyException truncated) {
            return refuse(exchange, incomplete());
        } catch (RuntimeException | Error defect) {
            LOG.log(SEVERE, "request " + exchange.requestId() + " failed: " + called(exchange), defect);
            return refuse(
                    exchange,
                    new ApiException("InternalError", INTERNAL, "We encountered an internal error. Please try again."));
        }
    }

    /** What was called, without what came with it: headers and queries hold signatures and tokens. */
    private static String called(Exchange exchange) {
        var route = exchange.routeOrNull();
        return route == null ? "unknown" : route.service().id() + ':' + route.operationName();
    }

    private static HttpResponse refuse(Exchange exchange, ApiException why) {
        exchange.refused(why);
        return Answers.failure(exchange, why);
    }

    private static ApiException incomplete() {
        return new ApiException(
                "IncompleteBody",
                BAD_REQUEST,
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
}
