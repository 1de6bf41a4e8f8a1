package io.unkai.server;

import io.unkai.api.Services;
import io.unkai.kernel.call.Handlers;
import io.unkai.server.http.HttpFront;
import io.unkai.server.http.HttpSettings;
import io.unkai.server.metrics.FrontMetrics;
import io.unkai.server.metrics.Metrics;
import io.unkai.server.metrics.RequestMetrics;
import io.unkai.server.system.Components;
import io.unkai.server.system.Reset;
import io.unkai.server.system.SystemEndpoints;
import io.unkai.services.identity.IdentityService;
import io.unkai.services.storage.s3.S3Service;
import io.unkai.wire.chain.Chain;
import io.unkai.wire.chain.ChainParts;
import io.unkai.wire.chain.RootOnly;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.route.Router;
import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.Hashing;
import io.unkai.wire.sigv4.OpenAuthenticator;
import io.unkai.wire.sigv4.SignatureAuthenticator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The composition root: everything is made here, in order, and nowhere else. */
public final class UnkaiServer implements AutoCloseable {
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);
    private static final String DEFAULT_REGION = "us-east-1";
    private static final int CALLS_PER_ACCOUNT = 10_000;

    private final Machine machine;
    private final Hashing hashing;
    private final IdentityService identity;
    private final S3Service s3;
    private final HttpFront front;

    private UnkaiServer(Settings settings, Machine machine) {
        this.machine = machine;
        this.hashing = new Hashing();
        this.identity = new IdentityService(machine.store(), machine.sealer());
        this.s3 = new S3Service(machine.objects());
        var metrics = new Metrics();
        this.front = new HttpFront(
                HttpSettings.defaults(), service(settings, metrics), new FrontMetrics(metrics), machine.clock()::now);
    }

    private HttpService service(Settings settings, Metrics metrics) {
        var open = settings.auth() == AuthMode.OPEN;
        var authenticator = open
                ? new OpenAuthenticator(settings.account(), hashing)
                : new SignatureAuthenticator(identity.credentials(), hashing);
        var reset = new Reset(authenticator, open, machine.clock()::now, this::empty);
        return new SystemEndpoints(
                chain(authenticator, metrics), components(), metrics, reset, Version.current());
    }

    private Chain chain(Authenticator authenticator, Metrics metrics) {
        var handlers = new Handlers();
        identity.register(handlers);
        s3.register(handlers);
        return new Chain(new ChainParts(
                new Router(Services.all()),
                Protocols.all(),
                authenticator,
                new RootOnly(),
                handlers,
                machine.store(),
                machine.ids(),
                machine.clock()::now,
                DEFAULT_REGION,
                CALLS_PER_ACCOUNT,
                List.of(new AccessLog(), new RequestMetrics(metrics))));
    }

    private Components components() {
        return new Components().add("store", () -> true).add("objects", () -> true);
    }

    private void empty() {
        machine.store().write(txn -> {
            var keys = identity.rootKeys().all(txn);
            txn.clear();
            identity.rootKeys().restore(txn, keys);
            return keys;
        });
        s3.collectOrphans();
    }

    @Override
    public void close() {
        front.stop(LAST_REQUESTS);
        hashing.close();
        machine.close();
    }
}
