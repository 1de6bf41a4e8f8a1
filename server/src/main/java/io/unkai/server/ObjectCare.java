package io.unkai.server;

import static java.util.logging.Level.INFO;
import static java.util.logging.Level.SEVERE;
import static java.util.logging.Level.WARNING;

import io.unkai.kernel.time.Delays;
import io.unkai.server.metrics.Metrics;
import io.unkai.services.storage.s3.Caretaker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.logging.Logger;

/** Looks after the bodies of objects in the background: collects those that nothing refers to, and reads all of them for rot. */
final class ObjectCare implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ObjectCare.class.getName());
    private static final Duration ORPHANS_EVERY = Duration.ofHours(6);
    private static final Duration FIRST_SCRUB = Duration.ofMinutes(10);
    private static final Duration SCRUB_EVERY = Duration.ofHours(24);
    private static final long BYTES_PER_SECOND = 32L << 20;

    private final Caretaker caretaker;
    private final Delays delays;
    private final LongConsumer pace;
    private final LongAdder orphans;
    private final LongAdder scrubs;
    private final LongAdder scrubbed;
    private final ExecutorService collecting = worker("orphans");
    private final ExecutorService scrubbing = worker("scrubber");
    private volatile Caretaker.Report last = new Caretaker.Report(0, List.of());

    ObjectCare(Caretaker caretaker, Delays delays, Metrics metrics) {
        this.caretaker = caretaker;
        this.delays = delays;
        this.orphans = metrics.counter("unkai_s3_orphans_deleted_total");
        this.scrubs = metrics.counter("unkai_s3_scrubs_total");
        this.scrubbed = metrics.counter("unkai_s3_scrubbed_bytes_total");
        var pacing = new Pace(BYTES_PER_SECOND);
        this.pace = bytes -> {
            scrubbed.add(bytes);
            pacing.accept(bytes);
        };
        metrics.gauge("unkai_s3_sound_bodies", () -> (double) last.sound());
        metrics.gauge("unkai_s3_damaged_bodies", () -> last.damaged().size());
    }

    private static ExecutorService worker(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Begins: orphans now and every six hours, rot in ten minutes and every day. */
    void start() {
        collectAndAgain();
        delays.after(FIRST_SCRUB, this::scrubAndAgain);
    }

    /** What is wrong with the bodies, in a few words; empty where nothing is known to be. */
    String remark() {
        int damaged = last.damaged().size();
        return damaged == 0 ? "" : damaged + " damaged " + (damaged == 1 ? "body" : "bodies") + ", see the log";
    }

    /** Looks, in the background, for bodies that nothing refers to. */
    void collectOrphans() {
        collecting.execute(this::collect);
    }

    private void collectAndAgain() {
        collecting.execute(() -> {
            collect();
            delays.after(ORPHANS_EVERY, this::collectAndAgain);
        });
    }

    private void collect() {
        try {
            long deleted = caretaker.collectOrphans();
            orphans.add(deleted);
            if (deleted > 0) {
                LOG.log(INFO, "deleted " + deleted + " bodies that no object refers to");
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "orphaned bodies could not be collected; the next look tries again", e);
        }
    }

    private void scrubAndAgain() {
        scrubbing.execute(() -> {
            scrub();
            delays.after(SCRUB_EVERY, this::scrubAndAgain);
        });
    }

    private void scrub() {
        try {
            var report = caretaker.scrub(pace);
            last = report;
            scrubs.increment();
            report.damaged()
                    .forEach(damage -> LOG.log(
                            SEVERE,
                            "body " + damage.id() + " is damaged or lost; it belongs to "
                                    + String.join(", ", damage.owners())));
            LOG.log(
                    INFO,
                    "read all bodies of objects: " + report.sound() + " sound, "
                            + report.damaged().size() + " damaged");
        } catch (CancellationException e) {
            LOG.log(INFO, "the server stops; bodies are read again after its next start");
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "bodies could not all be read; the next look tries again", e);
        }
    }

    @Override
    public void close() {
        collecting.shutdownNow();
        scrubbing.shutdownNow();
        collecting.close();
        scrubbing.close();
    }
}
