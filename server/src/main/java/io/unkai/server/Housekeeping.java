package io.unkai.server;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.reconcile.Reconcilers;
import io.unkai.kernel.time.SystemDelays;
import io.unkai.services.storage.s3.S3Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** What the server does without being asked: reconciles, and collects what crashes left behind. */
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final int CONCURRENCY = 16;
    private static final Duration STILL_READ = Duration.ofMillis(200);

    private final S3Service s3;
    private final SystemDelays delays = new SystemDelays();
    private final Reconcilers reconcilers;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("housekeeping").factory());

    /** @param more what services have reconciled, beside the garbage of S3 */
    Housekeeping(Machine machine, S3Service s3, List<Reconciler> more) {
        this.s3 = s3;
        var all = Stream.concat(Stream.of(new Garbage(s3)), more.stream()).toList();
        this.reconcilers = new Reconcilers(machine.store(), machine.ids(), delays, CONCURRENCY, all);
    }

    /** Begins. */
    void start() {
        reconcilers.start();
        collectOrphans();
    }

    /** Looks, in the background, for bodies that nothing refers to. */
    void collectOrphans() {
        background.execute(() -> {
            try {
                long deleted = s3.caretaker().collectOrphans();
                if (deleted > 0) {
                    LOG.log(INFO, "deleted " + deleted + " bodies that no object refers to");
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(WARNING, "orphaned bodies could not be collected; the next start tries again", e);
            }
        });
    }

    @Override
    public void close() {
        background.shutdownNow();
        background.close();
        try {
            reconcilers.close();
        } catch (Exception e) {
            LOG.log(WARNING, "reconcilers did not end in time; what they left is resumed at the next start", e);
        }
        delays.close();
    }

    /** Deletes bodies of S3 after the commit that freed them. */
    private record Garbage(S3Service s3) implements Reconciler {
        @Override
        public String kind() {
            return S3Service.GARBAGE;
        }

        @Override
        public Outcome reconcile(String key) throws IOException {
            return s3.collect(key) ? Outcome.done() : Outcome.again(STILL_READ);
        }
    }
}
