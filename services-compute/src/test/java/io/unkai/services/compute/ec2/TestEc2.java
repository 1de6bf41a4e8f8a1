package io.unkai.services.compute.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.iam.ResourceFacts;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.Stamp;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.planes.network.MemoryNetworkPlane;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.net.PublicPool;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** EC2 in memory, called as the request chain calls it. */
public final class TestEc2 implements AutoCloseable {
    public static final String ACCOUNT = "111111111111";

    public final MemoryStore store = new MemoryStore();
    public final NetworkPlane plane;
    public Instant now = Instant.parse("2026-01-01T00:00:00Z");
    public String account = ACCOUNT;
    public String region = "us-east-1";
    public Access access = Access.ALL;
    public Set<String> opened = Set.of();
    private final SeededIds ids = new SeededIds(11);
    private final Ec2Service ec2;
    private final Handlers handlers = new Handlers();
    private final AtomicInteger requests = new AtomicInteger();

    public TestEc2() {
        this(new MemoryNetworkPlane());
    }

    /** EC2 on this network. */
    public TestEc2(NetworkPlane plane) {
        this.plane = plane;
        ec2 = new Ec2Service(
                store,
                new Sealer(new byte[Sealer.KEY_BYTES], ids),
                plane,
                PublicPool.DEFAULT,
                (txn, whose, name) -> opened.contains(name));
        ec2.register(handlers);
    }

    /** Calls an operation as the chain does. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    public <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        var call = call(operation);
        return switch ((Handler<I, O>) handlers.find(operation)) {
            case Handler.Write<I, O> write ->
                store.write(txn -> write.function().handle(call, txn, in));
            case Handler.Read<I, O> read -> store.read(txn -> read.function().handle(call, txn, in));
            case null, default -> throw new AssertionError(operation + " is not registered");
        };
    }

    /** The circumstances of a call by the account's root user. */
    public Call call(Operation<?, ?> operation) {
        return new Call(
                operation,
                new Principal.Root(account),
                Session.NONE,
                account,
                region,
                "request-" + requests.incrementAndGet(),
                now,
                ids,
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost:4566", "AKIA"),
                access);
    }

    /** Calls something as this account's root user in this region. */
    public <T> T as(String otherAccount, String otherRegion, Supplier<T> what) {
        var oldAccount = account;
        var oldRegion = region;
        account = otherAccount;
        region = otherRegion;
        try {
            return what.get();
        } finally {
            account = oldAccount;
            region = oldRegion;
        }
    }

    /** What permissions know of its resources. */
    public ResourceFacts facts() {
        return ec2.facts();
    }

    /** Serves all that was asked to be reconciled. */
    public void reconcile() {
        for (int round = 0; serve(); round++) {
            assertThat(round).as("rounds until nothing is left").isLessThan(20);
        }
    }

    private boolean serve() {
        var asked = store.<List<Outbox.Request>>read(txn -> {
            var found = new ArrayList<Outbox.Request>();
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                cursor.forEachRemaining(entry -> found.add(entry.key()));
            }
            return found;
        });
        boolean any = false;
        for (var request : asked) {
            for (var reconciler : ec2.reconcilers()) {
                any |= reconciler.kind().equals(request.kind()) && serve(reconciler, request);
            }
        }
        return any;
    }

    private boolean serve(io.unkai.kernel.reconcile.Reconciler reconciler, Outbox.Request request) {
        var stamp = store.<Stamp>read(txn -> Objects.requireNonNull(txn.get(Outbox.TABLE, request)));
        try {
            if (!(reconciler.reconcile(request.key()) instanceof Outcome.Done)) {
                return false;
            }
        } catch (Exception e) {
            throw new AssertionError(request.toString(), e);
        }
        // What asked again while it was served stays asked.
        return store.write(txn -> {
            if (stamp.equals(txn.get(Outbox.TABLE, request))) {
                txn.delete(Outbox.TABLE, request);
            }
            return true;
        });
    }

    /** The code with which a call is refused. */
    public static String refusal(ThrowingCallable refused) {
        return refused(refused).code();
    }

    /** How a call is refused. */
    public static ApiException refused(ThrowingCallable refused) {
        var refusal = catchThrowableOfType(ApiException.class, refused);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    @Override
    public void close() {
        store.close();
    }
}
