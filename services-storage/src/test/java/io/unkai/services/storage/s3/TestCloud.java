package io.unkai.services.storage.s3;

import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.GetObjectOutput;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.PutObjectOutput;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Outbox;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.memory.MemoryStore;
import io.unkai.planes.object.MemoryObjectPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** S3 in memory, called as the request chain calls it. */
final class TestCloud implements AutoCloseable {
    static final String ACCOUNT = "000000000000";
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final MemoryStore store = new MemoryStore();
    final MemoryObjectPlane plane;
    final S3Service service;
    Instant now = START;
    String region = "us-east-1";
    String account = ACCOUNT;
    private final Handlers handlers = new Handlers();
    private final Ids ids;

    TestCloud(long seed) {
        var random = new Random(seed);
        ids = bytes -> {
            synchronized (random) {
                random.nextBytes(bytes);
            }
        };
        plane = new MemoryObjectPlane(ids);
        service = new S3Service(plane, store);
        service.register(handlers);
    }

    /** Calls an operation without a body. */
    <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in) {
        return call(operation, in, ByteStream.of(new byte[0]));
    }

    /** Calls an operation as the chain does: body stage, transaction, answer stage. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    <I extends Struct, O extends Struct> O call(Operation<I, O> operation, I in, ByteStream body) {
        var handler = (Handler<I, O>) handlers.find(operation);
        var call = new Call(
                operation,
                new Principal.Root(account),
                Session.NONE,
                account,
                region,
                "TEST",
                now,
                ids,
                new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost:4566", "AKIA"),
                Access.ALL);
        try {
            return switch (handler) {
                case Handler.Write<I, O> write ->
                    store.write(txn -> write.function().handle(call, txn, in));
                case Handler.Read<I, O> read ->
                    store.read(txn -> read.function().handle(call, txn, in));
                case Handler.Upload<I, ?, O> upload -> upload(upload, call, in, body);
                case Handler.Download<I, ?, O> download -> download(download, call, in);
                case null -> throw new AssertionError(operation + " is not registered");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <I extends Struct, S extends AutoCloseable, O extends Struct> O upload(
            Handler.Upload<I, S, O> handler, Call call, I in, ByteStream body) throws IOException {
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

    /** Serves all requests to reconcile; answers how many are left. */
    int collectGarbage() throws IOException {
        int left = 0;
        for (var request : requests()) {
            if (service.collect(request.key())) {
                store.write(txn -> {
                    txn.delete(Outbox.TABLE, request);
                    return true;
                });
            } else {
                left++;
            }
        }
        return requests().size() > left ? collectGarbage() : left;
    }

    private List<Outbox.Request> requests() {
        return store.read(txn -> {
            var requests = new ArrayList<Outbox.Request>();
            try (var cursor = txn.scan(Outbox.TABLE, Range.ALL)) {
                while (cursor.hasNext()) {
                    requests.add(cursor.next().key());
                }
            }
            return requests;
        });
    }

    /** Ids of all bodies in the plane. */
    List<String> bodies() {
        var all = new ArrayList<String>();
        plane.list(all::add);
        return all;
    }

    void bucket(String name) {
        call(S3.CREATE_BUCKET, CreateBucketRequest.builder().bucket(name).build());
    }

    PutObjectOutput put(String bucket, String key, byte[] bytes) {
        return call(
                S3.PUT_OBJECT,
                PutObjectRequest.builder().bucket(bucket).key(key).build(),
                ByteStream.of(bytes));
    }

    PutObjectOutput put(String bucket, String key, String text) {
        return put(bucket, key, text.getBytes(StandardCharsets.UTF_8));
    }

    GetObjectOutput get(String bucket, String key) {
        return call(
                S3.GET_OBJECT,
                GetObjectRequest.builder().bucket(bucket).key(key).build());
    }

    /** All bytes of an answer, which is closed. */
    static byte[] bytes(GetObjectOutput output) {
        try (var body = output.body()) {
            return body == null ? new byte[0] : body.open().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of an object as text. */
    String text(String bucket, String key) {
        return new String(bytes(get(bucket, key)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        store.close();
        plane.close();
    }
}
