package io.unkai.benchmarks.s3;

import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.benchmarks.CloudProcess;
import io.unkai.kernel.call.Access;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handler;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import io.unkai.kernel.id.SecureIds;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.linux.object.FileObjectPlane;
import io.unkai.services.storage.s3.S3Service;
import io.unkai.store.rocksdb.RocksStore;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Fills the data folder of a cloud with many objects by the service's own handlers, a thousand to a transaction. */
final class Filled {
    private static final String ACCOUNT = "000000000000";
    private static final int BATCH = 1_000;
    /** Keys with one prefix up to a slash. */
    private static final int GROUP = 1_000;

    private Filled() {}

    /** The key of a number: its digits, in groups by prefix. */
    static String key(int number) {
        return String.format(Locale.ROOT, "group%06d/object%04d", number / GROUP, number % GROUP);
    }

    /** Starts and stops a cloud so that it has an account, then fills it. */
    @SuppressWarnings("unchecked") // a handler is registered under the types of its operation
    static void fill(Path folder, int objects) throws IOException {
        CloudProcess.start(folder, List.of()).close();
        var ids = new SecureIds();
        try (var store = RocksStore.open(folder.resolve("data/store"));
                var plane = new FileObjectPlane(folder.resolve("data/objects"), ids)) {
            var handlers = new Handlers();
            new S3Service(plane, store).register(handlers);
            bucket(store, handlers, ids);
            var put = (Handler.Upload<PutObjectRequest, ?, ?>) handlers.find(S3.PUT_OBJECT);
            if (put == null) {
                throw new IllegalStateException("nobody puts objects");
            }
            for (int from = 0; from < objects; from += BATCH) {
                batch(store, put, call(S3.PUT_OBJECT, ids), from, Math.min(objects, from + BATCH));
            }
        }
    }

    private static Call call(Operation<?, ?> operation, SecureIds ids) {
        var client = new Call.Client(InetAddress.getLoopbackAddress(), "", false, "localhost", "AKIA");
        return new Call(
                operation,
                new Principal.Root(ACCOUNT),
                Session.NONE,
                ACCOUNT,
                "us-east-1",
                "FILL",
                Instant.now(),
                ids,
                client,
                Access.ALL);
    }

    @SuppressWarnings("unchecked") // the same
    private static void bucket(Store store, Handlers handlers, SecureIds ids) {
        var create = (Handler.Write<CreateBucketRequest, ?>) handlers.find(S3.CREATE_BUCKET);
        if (create == null) {
            throw new IllegalStateException("nobody creates buckets");
        }
        var in = CreateBucketRequest.builder().bucket(Target.BUCKET).build();
        store.write(txn -> create.function().handle(call(S3.CREATE_BUCKET, ids), txn, in));
    }

    private static <T extends AutoCloseable> void batch(
            Store store, Handler.Upload<PutObjectRequest, T, ?> put, Call call, int from, int to) {
        store.write(txn -> {
            for (int i = from; i < to; i++) {
                put(txn, put, call, key(i));
            }
            return true;
        });
    }

    private static <T extends AutoCloseable> void put(
            Txn txn, Handler.Upload<PutObjectRequest, T, ?> put, Call call, String key) {
        var in = PutObjectRequest.builder().bucket(Target.BUCKET).key(key).build();
        try (var staged = put.stage().receive(call, in, ByteStream.of(new byte[] {1}))) {
            put.function().handle(call, txn, in, staged);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
