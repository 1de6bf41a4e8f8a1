package io.unkai.services.compute.dlm;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.reconcile.Outcome;
import io.unkai.kernel.reconcile.Reconciler;
import io.unkai.kernel.store.Store;
import io.unkai.services.compute.dlm.StoredPolicy.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets policies act. While one is enabled its request stays; each look reads one record, and asks EC2 only where a schedule is due or
 * something is too old.
 */
final class PolicyReconciler implements Reconciler {
    static final String KIND = "dlm.policy";

    private static final String NO_RIGHTS = "Role provided does not have sufficient permissions";
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;

    private final Store store;
    private final Cloud cloud;
    private final Supplier<Instant> clock;

    PolicyReconciler(Store store, Cloud cloud, Supplier<Instant> clock) {
        this.store = store;
        this.cloud = cloud;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Whether a refusal is about the policy, or a time, rather than about one thing. */
    static boolean concernsAll(ApiException e) {
        return e.status() == FORBIDDEN || e.status() == TOO_MANY || e.status() >= FAULT;
    }

    @Override
    public Outcome reconcile(String text) throws IOException {
        var key = StoredPolicy.Key.parse(text);
        var policy = store.<@Nullable StoredPolicy>read(txn -> txn.get(StoredPolicy.TABLE, key));
        if (policy == null || !policy.enabled()) {
            return Outcome.done();
        }
        try {
            for (int schedule = 0; schedule < policy.progress().size(); schedule++) {
                look(key, policy, schedule);
            }
        } catch (ApiException e) {
            if (e.status() != FORBIDDEN) {
                return Outcome.failed(e.message());
            }
            fail(key, policy);
            return Outcome.done();
        }
        return Outcome.again(POLL);
    }

    private void look(StoredPolicy.Key key, StoredPolicy policy, int index) throws IOException {
        var schedule = policy.schedules().get(index);
        var progress = policy.progress().get(index);
        var now = clock.get();
        if (now.isBefore(progress.base()) || progress.began() != null && now.isBefore(progress.began())) {
            // The clock was moved back.
            note(key, policy, index, Progress.from(schedule, now, now));
        } else if (progress.next() != null && !now.isBefore(progress.next())) {
            var begun = progress.began() == null ? progress.begun(now) : progress;
            var began = begun.began() == null ? now : begun.began();
            if (progress.began() == null && !note(key, policy, index, begun)) {
                return;
            }
            var ec2 = ec2(key, policy);
            var sources = PolicyChecks.ofImages(policy.details())
                    ? new ImageRun(ec2, key.id(), policy, schedule, began, now).run()
                    : new SnapshotRun(ec2, key.id(), policy, schedule, began, now).run();
            var kept = new Possessions(ec2, key.id(), policy, schedule);
            kept.byCount(sources);
            boolean copies = !Ec2Calls.list(schedule.crossRegionCopyRules()).isEmpty();
            var done = Progress.from(schedule, now, kept.byAge(now))
                    .copyingSince(copies ? Expiry.earlier(progress.copying(), began) : null);
            note(key, policy, index, done);
        } else if (progress.expiry() != null && !now.isBefore(progress.expiry())) {
            var kept = new Possessions(ec2(key, policy), key.id(), policy, schedule);
            note(key, policy, index, progress.expiring(kept.byAge(now)));
        } else if (progress.copying() != null) {
            copy(key, policy, index, progress.copying(), now);
        }
    }

    /** Snapshots are copied once they are complete. */
    private void copy(StoredPolicy.Key key, StoredPolicy policy, int index, Instant since, Instant now)
            throws IOException {
        var schedule = policy.schedules().get(index);
        var ec2 = ec2(key, policy);
        if (new CopyRun(ec2, key.id(), schedule, since, now).run()) {
            var kept = new Possessions(ec2, key.id(), policy, schedule);
            var done = policy.progress().get(index).copyingSince(null).expiring(kept.byAge(now));
            note(key, policy, index, done);
        }
    }

    private Ec2Calls ec2(StoredPolicy.Key key, StoredPolicy policy) throws IOException {
        return new Ec2Calls(cloud, ExecutionRole.assume(cloud, key, policy.role()));
    }

    /** Notes how far a schedule is, unless its owner changed the policy since. */
    private boolean note(StoredPolicy.Key key, StoredPolicy seen, int schedule, Progress progress) {
        return store.write(txn -> {
            var now = txn.get(StoredPolicy.TABLE, key);
            if (now == null || now.revision() != seen.revision()) {
                return false;
            }
            txn.put(StoredPolicy.TABLE, key, now.at(schedule, progress));
            return true;
        });
    }

    private void fail(StoredPolicy.Key key, StoredPolicy seen) {
        store.write(txn -> {
            var now = txn.get(StoredPolicy.TABLE, key);
            if (now != null && now.revision() == seen.revision()) {
                txn.put(StoredPolicy.TABLE, key, now.failed(NO_RIGHTS));
            }
            return true;
        });
    }
}
