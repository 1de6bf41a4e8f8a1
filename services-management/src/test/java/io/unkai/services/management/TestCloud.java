package io.unkai.services.management;

import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.kernel.time.ManualCloudClock;
import io.unkai.services.management.audit.FinishedCall;
import io.unkai.services.management.cloudtrail.CloudTrailService;
import java.net.InetAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The management services in memory, called as the request chain calls them; every call is recorded. */
public final class TestCloud implements AutoCloseable {
    public static final String ACCOUNT = "000000000000";
    public static final Instant START = Instant.parse("2026-01-01T00:00:30Z");

    private static final KeyPair PAIR = CloudTrailService.newPair();

    public final MemoryStore store = new MemoryStore();
    public final ManualCloudClock clock = new ManualCloudClock(START);
    public final FakeS3 s3 = new FakeS3();
    public final LongAdder dropped = new LongAdder();
    public final ManagementService service;
    public Principal principal = new Principal.Root(ACCOUNT);

    /** The service that calls, or empty. */
    public String through = "";

    public FinishedCall.Client client =
            new FinishedCall.Client("192.0.2.1", "test", "localhost", false, "", "", false, 0, 0);
    public Session session = Session.NONE;
    public String region = "us-east-1";
    private final Ids ids;
    private final Handlers handlers = new Handlers();
    private final List<Reconciler> reconcilers;

    public TestCloud(long seed) {
        ids = new SeededIds(seed);
        var sealer = new Sealer(new byte[Sealer.KEY_BYTES], ids);
        service = new ManagementService(store, sealer, ids, clock::now, dropped, () -> PAIR);
        service.register(handlers, s3);
        reconcilers = service.reconcilers(s3);
    }

    /** Calls an operation that is registered, and records the call. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    public <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        var handler = (Handler<I, O>) handlers.find(operation);
        try {
            var out = answer(handler, call(operation), in);
            record(operation, in, out, null);
            return out;
        } catch (ApiException e) {
            record(operation, in, null, e);
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private <I extends Struct, O extends Struct> O answer(@Nullable Handler<I, O> handler, Call call, I in)
            throws Exception {
        return switch (handler) {
            case Handler.Write<I, O> write ->
                store.write(txn -> write.function().handle(call, txn, in));
            case Handler.Read<I, O> read -> store.read(txn -> read.function().handle(call, txn, in));
            case Handler.Upload<I, ?, O> upload -> upload(upload, call, in);
            case Handler.Download<I, ?, O> download -> throw new AssertionError(download);
            case null -> throw new AssertionError(call.operation() + " is not registered");
        };
    }

    private <I extends Struct, S extends AutoCloseable, O extends Struct> O upload(
            Handler.Upload<I, S, O> handler, Call call, I in) throws Exception {
        try (var staged = handler.stage().receive(call, in, ByteStream.of(new byte[0]))) {
            return store.write(txn -> handler.function().handle(call, txn, in, staged));
        }
    }

    private Call call(Operation<?, ?> operation) {
        return new Call(
                operation,
                principal,
                session,
                ACCOUNT,
                region,
                "TEST",
                clock.now(),
                ids,
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost:4566", "AKIA"),
                Access.ALL);
    }

    /** Tells of a call of another service that succeeded, and waits until it was noticed. */
    public void changed(Operation<?, ?> operation, Struct in) {
        service.changes().after(operation, ACCOUNT, in);
        service.changes().flush();
    }

    /** Records a call of any service that has ended. */
    public void record(
            Operation<?, ?> operation, @Nullable Struct in, @Nullable Struct out, @Nullable ApiException error) {
        record(finished(operation, in, out, error));
    }

    /** Records a call that has ended. */
    public void record(FinishedCall call) {
        service.recorder().offer(call);
        service.recorder().flush();
    }

    /** A call of any service that has ended. */
    public FinishedCall finished(
            Operation<?, ?> operation, @Nullable Struct in, @Nullable Struct out, @Nullable ApiException error) {
        return new FinishedCall(
                operation,
                new FinishedCall.Caller(principal, session, through.isEmpty() ? "AKIAEXAMPLE" : "", through),
                ACCOUNT,
                region,
                "REQUEST",
                clock.now(),
                client,
                in,
                out,
                error);
    }

    /** Lets time pass, and has done what is due then. */
    public void advance(Duration time) throws Exception {
        clock.advance(time);
        service.recorder().flush();
        reconcile();
    }

    /** Serves all requests to reconcile; one that throws stays, as after a crash. */
    public void reconcile() throws Exception {
        for (var request : requests()) {
            for (var reconciler : reconcilers) {
                if (reconciler.kind().equals(request.kind())) {
                    reconciler.reconcile(request.key());
                    store.write(txn -> {
                        txn.delete(Outbox.TABLE, request);
                        return true;
                    });
                }
            }
        }
    }

    private List<Outbox.Request> requests() {
        return store.read(txn -> {
            var requests = new ArrayList<Outbox.Request>();
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                cursor.forEachRemaining(entry -> requests.add(entry.key()));
            }
            return requests;
        });
    }

    @Override
    public void close() {
        service.close();
        store.close();
    }
}
