package io.unkai.services.compute.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.DescribeImagesRequest;
import io.unkai.api.ec2.DescribeInstancesRequest;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Stamp;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.planes.block.MemoryBlockPlane;
import io.unkai.planes.compute.MemoryComputePlane;
import io.unkai.planes.network.MemoryNetworkPlane;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.endpoint.Arrivals;
import io.unkai.services.compute.ec2.endpoint.Front;
import io.unkai.services.compute.ec2.image.PublicImages;
import io.unkai.services.compute.ec2.instance.Host;
import io.unkai.services.compute.ec2.key.KeyMaker;
import io.unkai.services.compute.ec2.net.PublicPool;
import io.unkai.services.compute.ec2.region.OptIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** EC2 with instances, on planes in memory, called as the request chain calls it. */
public final class TestHost implements AutoCloseable {
    public static final String ACCOUNT = "111111111111";
    public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private static final int MOST_ROUNDS = 40;

    public final MemoryStore store = new MemoryStore();
    public final MemoryComputePlane compute = new MemoryComputePlane();
    public final MemoryBlockPlane block = new MemoryBlockPlane();
    public final NetworkPlane network;
    public final TestIdentity identity = new TestIdentity();
    public final SeededIds ids = new SeededIds(7);
    public final Sealer sealer = new Sealer(new byte[Sealer.KEY_BYTES], ids);
    public Instant now = START;
    public String account = ACCOUNT;
    public String region = "us-east-1";
    public Access access = Access.ALL;
    /** How calls are signed. */
    public Call.Signature signature = Call.Signature.NONE;
    /** The body of calls that have one. */
    public ByteStream body = ByteStream.of(new byte[0]);

    private final Ec2Service ec2;
    private final ComputeServices services;
    private final Handlers handlers = new Handlers();
    private int requests;

    public TestHost() {
        this(new MemoryNetworkPlane());
    }

    /** EC2 on this network. */
    public TestHost(NetworkPlane network) {
        this.network = network;
        this.ec2 = new Ec2Service(store, sealer, network, PublicPool.DEFAULT, OptIns.NONE);
        this.services = new ComputeServices(
                store,
                sealer,
                ids,
                new Host(compute, block, network),
                PublicPool.DEFAULT,
                KeyMaker::fromSystem,
                PublicImages.of("amd64"),
                () -> now,
                identity,
                Front.CLOSED,
                new Arrivals());
        ec2.register(handlers, services);
        services.start();
    }

    /** What permissions know of its resources. */
    public ResourceFacts facts() {
        return ec2.facts();
    }

    /** Brings records and host together, as at every start of the server. */
    public void start() {
        services.start();
    }

    /** Checks how instances do. */
    public void check() {
        services.check();
    }

    /** Writes what is only in memory, as at every end of the server. */
    public void finish() {
        services.finish();
    }

    /** Calls an operation as the chain does. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    public <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        var call = call(operation);
        try {
            return switch ((Handler<I, O>) handlers.find(operation)) {
                case Handler.Write<I, O> write ->
                    store.write(txn -> write.function().handle(call, txn, in));
                case Handler.Read<I, O> read ->
                    store.read(txn -> read.function().handle(call, txn, in));
                case Handler.Upload<I, ?, O> upload -> upload(upload, call, in);
                case Handler.Download<I, ?, O> download -> download(download, call, in);
                case null -> throw new AssertionError(operation + " is not registered");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("try") // what is staged may say that it is interrupted
    private <I extends Struct, S extends AutoCloseable, O extends Struct> O upload(
            Handler.Upload<I, S, O> handler, Call call, I in) throws IOException {
        try (var staged = handler.stage().receive(call, in, body)) {
            return store.write(txn -> handler.function().handle(call, txn, in, staged));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private <I extends Struct, R, O extends Struct> O download(Handler.Download<I, R, O> handler, Call call, I in)
            throws IOException {
        var found = store.read(txn -> handler.function().handle(call, txn, in));
        return handler.stage().answer(call, in, found);
    }

    /** The circumstances of a call by the account's root user. */
    public Call call(Operation<?, ?> operation) {
        return new Call(
                operation,
                new Principal.Root(account),
                Session.NONE,
                account,
                region,
                "request-" + requests++,
                now,
                ids,
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost:4566", "AKIA", "", signature),
                access);
    }

    /** Serves what was asked to be reconciled, until nothing changes any more. */
    public void reconcile() {
        for (int round = 0; serve(); round++) {
            assertThat(round).as("rounds until nothing is left").isLessThan(MOST_ROUNDS);
        }
    }

    /** One look at everything that was asked for; false where all of it waits. */
    private boolean serve() {
        boolean any = false;
        for (var request : requests().entrySet()) {
            for (var reconciler : reconcilers()) {
                if (reconciler.kind().equals(request.getKey().kind())) {
                    any |= serve(reconciler, request.getKey(), request.getValue());
                }
            }
        }
        return any;
    }

    private List<Reconciler> reconcilers() {
        return Stream.concat(ec2.reconcilers(services.interfaces()).stream(), services.reconcilers().stream())
                .toList();
    }

    private Map<Outbox.Request, Stamp> requests() {
        return store.read(txn -> {
            var found = new LinkedHashMap<Outbox.Request, Stamp>();
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                cursor.forEachRemaining(entry -> found.put(entry.key(), entry.value()));
            }
            return found;
        });
    }

    private boolean serve(Reconciler reconciler, Outbox.Request request, Stamp stamp) {
        var before = requests();
        try {
            var outcome = reconciler.reconcile(request.key());
            if (!(outcome instanceof Outcome.Done)) {
                return !requests().equals(before) || outcome instanceof Outcome.Again(var delay) && delay.isZero();
            }
        } catch (Exception e) {
            throw new AssertionError(request.toString(), e);
        }
        store.write(txn -> {
            if (stamp.equals(txn.get(Outbox.TABLE, request))) {
                txn.delete(Outbox.TABLE, request);
            }
            return true;
        });
        return true;
    }

    /** The id of the first image. */
    public String image() {
        var images = call(Ec2.DESCRIBE_IMAGES, DescribeImagesRequest.builder().build())
                .images();
        return String.valueOf(images == null ? null : images.getFirst().imageId());
    }

    /** Launches one instance of the first image. */
    public Instance run(UnaryOperator<RunInstancesRequest.Builder> with) {
        var request = RunInstancesRequest.builder()
                .imageId(image())
                .instanceType("t3.micro")
                .minCount(1)
                .maxCount(1);
        return list(call(Ec2.RUN_INSTANCES, with.apply(request).build()).instances())
                .getFirst();
    }

    /** Launches one instance and waits until it runs; answers its id. */
    public String running(UnaryOperator<RunInstancesRequest.Builder> with) {
        var id = String.valueOf(run(with).instanceId());
        reconcile();
        assertThat(state(id)).isEqualTo("running");
        return id;
    }

    /** What is shown of an instance. */
    public Instance instance(String id) {
        var found = call(
                        Ec2.DESCRIBE_INSTANCES,
                        DescribeInstancesRequest.builder()
                                .instanceIds(List.of(id))
                                .build())
                .reservations();
        return list(list(found).getFirst().instances()).getFirst();
    }

    /** The name of its state. */
    public @Nullable String state(String id) {
        var state = instance(id).state();
        return state == null ? null : state.name();
    }

    /** A list that answers may leave out. */
    public static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? new ArrayList<>() : list;
    }

    @Override
    public void close() {
        store.close();
    }
}
