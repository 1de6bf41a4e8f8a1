package io.unkai.services.management.accessanalyzer;

import io.unkai.api.iam.Iam;
import io.unkai.api.s3.S3;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has resources looked at after a call changed who may use them. Nobody waits for it: it works after the call's own commit, and what
 * a crash between the two leaves out, the look at everything after the next start finds.
 */
public final class Changes implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Changes.class.getName());
    private static final int MAX_PENDING = 10_000;
    private static final int PATIENCE_SECONDS = 5;
    private static final Set<Operation<?, ?>> BUCKETS = Set.of(
            S3.CREATE_BUCKET,
            S3.DELETE_BUCKET,
            S3.PUT_BUCKET_POLICY,
            S3.DELETE_BUCKET_POLICY,
            S3.PUT_BUCKET_ACL,
            S3.PUT_PUBLIC_ACCESS_BLOCK,
            S3.DELETE_PUBLIC_ACCESS_BLOCK,
            S3.PUT_BUCKET_OWNERSHIP_CONTROLS,
            S3.DELETE_BUCKET_OWNERSHIP_CONTROLS);
    private static final Set<Operation<?, ?>> ROLES =
            Set.of(Iam.CREATE_ROLE, Iam.DELETE_ROLE, Iam.UPDATE_ASSUME_ROLE_POLICY);

    private final Store store;
    private final Set<Change> pending = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("access-changes").factory());

    private record Change(String account, String arn) {}

    Changes(Store store) {
        this.store = store;
    }

    /**
     * Takes notice of a call that succeeded.
     *
     * @param account the account that it acted in
     */
    public void after(Operation<?, ?> operation, String account, Struct input) {
        var arn = BUCKETS.contains(operation)
                ? "arn:aws:s3:::" + text(input, "Bucket")
                : ROLES.contains(operation) ? "arn:aws:iam::" + account + ":role/" + text(input, "RoleName") : "";
        var change = new Change(account, arn);
        if (!arn.isEmpty() && pending.size() < MAX_PENDING && pending.add(change) && !worker.isShutdown()) {
            worker.execute(() -> note(change));
        }
    }

    private void note(Change change) {
        pending.remove(change);
        try {
            var analyzers = store.read(txn -> concerned(txn, change));
            if (!analyzers.isEmpty()) {
                request(analyzers, change.arn());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A change of " + change.arn() + " waits for the next scan", e);
        }
    }

    private static List<Analyzer.Key> concerned(ReadTxn txn, Change change) {
        var keys = new ArrayList<Analyzer.Key>();
        try (var cursor = txn.scan(Analyzer.TABLE, Range.ALL)) {
            cursor.forEachRemaining(entry -> {
                var key = entry.key();
                if (key.account().equals(change.account())
                        || txn.get(Watched.TABLE, Watched.Key.of(key, change.arn())) != null) {
                    keys.add(key);
                }
            });
        }
        return keys;
    }

    /** Waits until everything before was noticed. */
    public void flush() {
        CompletableFuture.runAsync(() -> {}, worker).join();
    }

    /** Works off what is pending, then ends. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            var _ = worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void request(List<Analyzer.Key> analyzers, String arn) {
        store.write(txn -> {
            analyzers.forEach(key -> txn.reconcile(Scanner.ONE, Scanner.one(key, arn)));
            return arn;
        });
    }

    private static String text(Struct input, String name) {
        var member = input.schema().member(name);
        return member != null && input.member(member.index()) instanceof String text ? text : "";
    }
}
