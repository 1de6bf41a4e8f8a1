package io.unkai.server;

import static java.util.logging.Level.WARNING;

import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.reconcile.Reconcilers;
import io.unkai.kernel.time.SystemDelays;
import io.unkai.server.metrics.Metrics;
import io.unkai.services.compute.ec2.ComputeServices;
import io.unkai.services.storage.s3.S3Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/** What the server does without being asked: reconciles, and looks after instances and the bodies of objects. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
    private static final int CONCURRENCY = 16;
    private static final Duration STILL_READ = Duration.ofMillis(200);

    private final SystemDelays delays = new SystemDelays();
    private final Reconcilers reconcilers;
    private final ObjectCare objects;
    private final InstanceCare instances;

    /**
     * @param instances are looked after
     * @param others what else reconciles, beside S3's garbage
     */
    Housekeeping(Machine machine, S3Service s3, Metrics metrics, ComputeServices instances, List<Reconciler> others) {
        this.instances = new InstanceCare(instances, delays);
        this.objects = new ObjectCare(s3.caretaker(), delays, metrics);
        var all = new ArrayList<Reconciler>(others);
        all.add(new Garbage(s3));
        this.reconcilers = new Reconcilers(machine.store(), machine.ids(), delays, CONCURRENCY, all);
    }

    /** Begins. */
    void start() {
        reconcilers.start();
        objects.start();
        instances.start();
    }

    /** Looks after the bodies of objects. */
    ObjectCare objects() {
        return objects;
    }

    /** Lets what is only in memory be written; to be called once no request comes any more, while all services still work. */
    void finish() {
        instances.finish();
    }

    @Override
    public void close() {
        objects.close();
        instances.close();
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
