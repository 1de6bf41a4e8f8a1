package io.unkai.server;

import static java.util.logging.Level.WARNING;

import io.unkai.kernel.time.Delays;
import io.unkai.services.compute.ec2.ComputeServices;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks after instances in the background: brings host and records together at the start, then checks them again and again. */
final class InstanceCare implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(InstanceCare.class.getName());
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);
    private static final Duration TEND_EVERY = Duration.ofSeconds(1);

    private final ComputeServices services;
    private final Delays delays;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("instances").factory());

    InstanceCare(ComputeServices services, Delays delays) {
        this.services = services;
        this.delays = delays;
    }

    void start() {
        now(services::tend, TEND_EVERY);
        workers.execute(() -> {
            run(services::start);
            later(services::check, CHECK_EVERY);
        });
    }

    /** Does something, and again and again. */
    private void now(Runnable work, Duration every) {
        try {
            workers.execute(() -> {
                run(work);
                later(work, every);
            });
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.FINE, "instances are no longer looked after", closed);
        }
    }

    private void later(Runnable work, Duration every) {
        delays.after(every, () -> now(work, every));
    }

    /** Lets what is only in memory be written. */
    void finish() {
        run(services::finish);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(WARNING, "instances could not be looked after", e);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            services.close();
        } catch (Exception e) {
            LOG.log(WARNING, "what watches instances did not end", e);
        }
    }
}
