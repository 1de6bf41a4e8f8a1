package io.unkai.server;

import io.unkai.api.Services;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.server.console.ConsolePages;
import io.unkai.server.http.Cors;
import io.unkai.server.http.CorsSettings;
import io.unkai.server.http.HttpFront;
import io.unkai.server.http.HttpSettings;
import io.unkai.server.metrics.FrontMetrics;
import io.unkai.server.metrics.Metrics;
import io.unkai.server.metrics.RequestMetrics;
import io.unkai.server.run.Version;
import io.unkai.server.signin.SignInEndpoints;
import io.unkai.server.system.AccountsPage;
import io.unkai.server.system.Components;
import io.unkai.server.system.HealthPage;
import io.unkai.server.system.RootCheck;
import io.unkai.server.system.SystemEndpoints;
import io.unkai.server.terminal.CloudShells;
import io.unkai.server.terminal.SshShells;
import io.unkai.server.tls.LocalAuthority;
import io.unkai.server.tls.ServerTls;
import io.unkai.services.compute.ec2.ComputeServices;
import io.unkai.services.compute.ec2.Ec2Service;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.key.KeyMaker;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.rbin.RbinService;
import io.unkai.services.identity.IdentityService;
import io.unkai.services.identity.access.PolicyAuthorizer;
import io.unkai.services.identity.account.SeparateAccounts;
import io.unkai.services.identity.region.RegionChoices;
import io.unkai.services.management.ManagementService;
import io.unkai.services.storage.s3.S3Service;
import io.unkai.wire.chain.Chain;
import io.unkai.wire.chain.ChainParts;
import io.unkai.wire.http.HttpService;
import io.unkai.wire.route.Router;
import io.unkai.wire.sigv4.Authenticator;
import io.unkai.wire.sigv4.Hashing;
import io.unkai.wire.sigv4.OpenAuthenticator;
import io.unkai.wire.sigv4.RegionalAuthenticator;
import io.unkai.wire.sigv4.SignatureAuthenticator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The composition root: everything is made here, in order, and nowhere else. */
public final class UnkaiServer implements AutoCloseable {
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(10);
    private static final String DEFAULT_REGION = "us-east-1";
    private static final int CALLS_PER_ACCOUNT = 10_000;

    private final Settings settings;
    private final Machine machine;
    private final Hashing hashing = new Hashing();
    private final OwnFront ownFront = new OwnFront();
    private final SshShells ssh = new SshShells();
    private final Metrics metrics = new Metrics();
    private final IdentityService identity;
    private final S3Service s3;
    private final PublicPool pool;
    private final Ec2Service ec2;
    private final ComputeServices instances;
    private final ManagementService management;
    private final Handlers handlers = new Handlers();
    private final PolicyAuthorizer authorizer;
    private final Housekeeping housekeeping;
    private final HttpFront front;
    private final CountDownLatch closed = new CountDownLatch(1);

    UnkaiServer(Settings settings, Machine machine) {
        this.settings = settings;
        this.machine = machine;
        this.identity = new IdentityService(machine.store(), machine.sealer());
        this.s3 = new S3Service(machine.objects(), machine.store());
        this.pool = new PublicPool(List.of(settings.machines().pool()));
        this.ec2 = new Ec2Service(machine.store(), machine.sealer(), machine.network(), pool, RegionChoices::open);
        this.management = new ManagementService(
                machine.store(),
                machine.sealer(),
                machine.ids(),
                machine.clock()::now,
                metrics.counter("unkai_cloudtrail_dropped_total"));
        this.authorizer = policies(Map.of("s3", s3.facts(), "ec2", ec2.facts(), "rbin", RbinService.facts()));
        var authenticator = authenticator();
        var chain = chain(authenticator);
        this.instances = instances(chain);
        this.housekeeping = new Housekeeping(machine, s3, metrics, instances, reconcilers(chain));
        identity.register(handlers, authorizer);
        s3.register(handlers);
        ec2.register(handlers, instances);
        management.register(handlers, chain.cloud());
        this.front = new HttpFront(
                HttpSettings.defaults(),
                service(authenticator, chain),
                new FrontMetrics(metrics),
                machine.clock()::now);
    }

    private PolicyAuthorizer policies(Map<String, ResourceFacts> facts) {
        var deciding = identity.authorizer(facts, Ec2Service::endpointPolicy);
        deciding.register(handlers);
        return deciding;
    }

    private ComputeServices instances(Chain chain) {
        return new ComputeServices(
                machine.store(),
                machine.sealer(),
                machine.ids(),
                machine.host(),
                pool,
                KeyMaker::fromSystem,
                PublicImages.of(System.getProperty("os.arch")),
                machine.clock()::now,
                chain.cloud(),
                ownFront,
                ownFront.arrivals());
    }

    private List<Reconciler> reconcilers(Chain chain) {
        return Stream.of(
                        identity.reconcilers(machine.ids(), machine.clock()::now),
                        management.reconcilers(chain.cloud()),
                        ec2.reconcilers(instances.interfaces()),
                        instances.reconcilers())
                .<Reconciler>flatMap(List::stream)
                .toList();
    }

    private Authenticator authenticator() {
        var who = settings.auth() == AuthMode.OPEN
                ? new OpenAuthenticator(settings.account(), hashing)
                : new RegionalAuthenticator(
                        new SignatureAuthenticator(identity.credentials(), hashing), new OpenedRegions(identity));
        return new ThroughEndpoints(who, ownFront.arrivals());
    }

    private HttpService service(Authenticator authenticator, Chain chain) {
        var open = settings.auth() == AuthMode.OPEN;
        var roots = new RootCheck(authenticator, open, machine.clock()::now, settings.account());
        var health = new HealthPage(components(), Version.current());
        var apis = new Cors(chain, CorsSettings.defaults(), request -> false);
        var base = new SignInEndpoints.Base(
                machine.store(),
                machine.ids(),
                machine.sealer(),
                machine.clock()::now,
                settings.account(),
                management.recorder(),
                ssh,
                new CloudShells(machine.shells(), machine.block(), machine.ids(), ownFront::plain));
        var signIn = new SignInEndpoints(apis, chain, authenticator, base);
        var pages = new ConsolePages(signIn, settings.console());
        var all = new SystemEndpoints(pages, health, metrics, machine.clock(), roots, emptying(), accounts());
        return ownFront.service(all, apis);
    }

    private Emptying emptying() {
        return new Emptying(machine, identity, management, instances, housekeeping);
    }

    private AccountsPage accounts() {
        var separate = new SeparateAccounts(identity.rootKeys(), machine.ids());
        return new AccountsPage(machine.store(), separate, machine.clock()::now);
    }

    private Chain chain(Authenticator authenticator) {
        return new Chain(new ChainParts(
                new Router(Services.all()),
                Dialects.all(),
                authenticator,
                authorizer,
                handlers,
                machine.store(),
                machine.ids(),
                machine.clock()::now,
                DEFAULT_REGION,
                CALLS_PER_ACCOUNT,
                List.of(
                        new AccessLog(),
                        new RequestMetrics(metrics),
                        new CallRecorder(
                                management.recorder(),
                                new ResourceOwners(machine.store(), s3.facts()),
                                identity.turnedAway(),
                                machine.ids(),
                                DEFAULT_REGION),
                        new ChangeWatch(management.changes()),
                        new UseObserver(identity.uses(), DEFAULT_REGION))));
    }

    private Components components() {
        return new Components().add("store", () -> true).add("objects", () -> true, housekeeping.objects()::remark);
    }

    /** Where root users get their first key. */
    RootAccess rootAccess() {
        return new RootAccess(identity.rootKeys(), machine);
    }

    /** The operations that are implemented. */
    Handlers handlers() {
        return handlers;
    }

    /** Decides what callers may do. */
    PolicyAuthorizer authorizer() {
        return authorizer;
    }

    OwnFront ownFront() {
        return ownFront;
    }

    Machine machine() {
        return machine;
    }

    S3Service s3() {
        return s3;
    }

    /** Goes to work and listens for plain HTTP; answers the address with its real port. */
    InetSocketAddress listen() throws IOException {
        machine.clearShells();
        housekeeping.start();
        management.recorder().start();
        identity.uses().start();
        return ownFront.plain(front.listen(address(settings.port())));
    }

    /** Listens for HTTPS; answers the address with its real port, or null where that is off. */
    @Nullable
    InetSocketAddress listenSecurely() throws IOException {
        if (settings.tlsPort() == Settings.TLS_OFF) {
            return null;
        }
        var authority =
                new LocalAuthority(settings.data().resolve("tls"), List.of(), machine.ids(), machine.clock()::now);
        var address = ownFront.secure(front.listen(address(settings.tlsPort()), new ServerTls(authority)));
        // The first start would wait a second for it, and nobody who connects gets ahead of it.
        Thread.ofVirtual().name("certificates").start(authority::prepareOrTell);
        return address;
    }

    private InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(settings.bind()), port);
    }

    /** Waits until the server is closed: nothing else needs to keep the process alive. */
    void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        front.stop(LAST_REQUESTS);
        ssh.close();
        housekeeping.finish();
        management.close();
        identity.uses().close();
        housekeeping.close();
        hashing.close();
        machine.close();
        closed.countDown();
    }
}
