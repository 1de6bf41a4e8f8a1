package io.unkai.services.compute.ec2.snapshot;

import io.unkai.api.ec2.DescribeLockedSnapshotsRequest;
import io.unkai.api.ec2.DescribeLockedSnapshotsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.LockSnapshotRequest;
import io.unkai.api.ec2.LockSnapshotResult;
import io.unkai.api.ec2.LockedSnapshotsInfo;
import io.unkai.api.ec2.UnlockSnapshotRequest;
import io.unkai.api.ec2.UnlockSnapshotResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Locks snapshots, so that nobody deletes them for a time, and unlocks them. */
public final class SnapshotLocks {
    private static final int LEAST_PAGE = 5;
    private static final int LONGEST_DAYS = 36_500;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Filters<LockedSnapshotsInfo> FILTERS =
            new Filters<LockedSnapshotsInfo>().on("lock-state", LockedSnapshotsInfo::lockState);

    private final Tokens tokens;

    /** @param tokens continue lists */
    public SnapshotLocks(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.on(Ec2.LOCK_SNAPSHOT, SnapshotLocks::lock);
        on.on(Ec2.UNLOCK_SNAPSHOT, SnapshotLocks::unlock);
        on.onRead(Ec2.DESCRIBE_LOCKED_SNAPSHOTS, this::list);
    }

    private static LockSnapshotResult lock(Call call, Txn txn, LockSnapshotRequest in) {
        var snapshot = Snapshots.own(call, txn, in.snapshotId());
        if (snapshot.state() == SnapshotState.ERROR) {
            throw Ec2Errors.incorrectState("The snapshot " + snapshot.id() + " is in the error state.");
        }
        check(in, call.now());
        var before = SnapshotLock.of(txn, snapshot.key());
        var lock = asked(call.now(), in, snapshot, before != null && before.holds(call.now()) ? before : null);
        return answer(lock.save(txn), call.now());
    }

    private static void check(LockSnapshotRequest in, Instant now) {
        if (in.lockDuration() != null && in.expirationDate() != null) {
            throw Ec2Errors.combination("The parameters LockDuration and ExpirationDate cannot be used together");
        }
        if (in.lockDuration() == null && in.expirationDate() == null) {
            throw Ec2Errors.missing("LockDuration or ExpirationDate");
        }
        if (in.coolOffPeriod() != null && SnapshotLock.GOVERNANCE.equals(in.lockMode())) {
            throw Ec2Errors.combination("The parameter CoolOffPeriod cannot be used with the lock mode governance");
        }
        var until = in.expirationDate();
        if (until != null
                && (until.isBefore(now.plus(DAY)) || until.isAfter(now.plus(DAY.multipliedBy(LONGEST_DAYS))))) {
            throw Ec2Errors.invalidValue(
                    "ExpirationDate", until, "It must be between 1 day and " + LONGEST_DAYS + " days from now.");
        }
    }

    /** @param before the lock that holds now, or null */
    private static SnapshotLock asked(
            Instant now, LockSnapshotRequest in, StoredSnapshot snapshot, @Nullable SnapshotLock before) {
        var started = snapshot.state().ready() ? now : null;
        var mode = String.valueOf(in.lockMode());
        var lock = new SnapshotLock(
                snapshot.key(),
                mode,
                before == null ? now : before.created(),
                before != null && before.mode().equals(mode) ? before.cooling() : now,
                Objects.requireNonNullElse(in.coolOffPeriod(), 0),
                days(in, now),
                in.expirationDate(),
                before == null ? started : before.started());
        if (before != null && before.state(now).equals(SnapshotLock.COMPLIANCE)) {
            checkExtends(in, before, lock);
        }
        return lock;
    }

    /** How many days a call asks for; a day that has begun counts. */
    public static int days(LockSnapshotRequest in, Instant now) {
        var until = in.expirationDate();
        if (until == null) {
            return Objects.requireNonNullElse(in.lockDuration(), 0);
        }
        long seconds = Duration.between(now, until).toSeconds();
        return Math.toIntExact(Math.clamp(Math.ceilDiv(seconds, DAY.toSeconds()), 0, LONGEST_DAYS));
    }

    /** Of a lock that nobody may undo any more only the end may change, and only to later. */
    private static void checkExtends(LockSnapshotRequest in, SnapshotLock before, SnapshotLock lock) {
        if (!lock.mode().equals(SnapshotLock.COMPLIANCE)) {
            throw refused(before, "its lock mode can't be changed");
        }
        if (in.coolOffPeriod() != null) {
            throw refused(before, "a new cooling-off period can't be specified");
        }
        var end = lock.expires();
        var ended = before.expires();
        boolean earlier = end == null || ended == null ? lock.days() < before.days() : end.isBefore(ended);
        if (earlier) {
            throw refused(before, "its lock duration can't be decreased");
        }
    }

    private static ApiException refused(SnapshotLock lock, String why) {
        return Ec2Errors.notPermitted("The snapshot " + lock.key().id()
                + " is locked in compliance mode and its cooling-off period has expired; " + why + '.');
    }

    private static UnlockSnapshotResult unlock(Call call, Txn txn, UnlockSnapshotRequest in) {
        var snapshot = Snapshots.own(call, txn, in.snapshotId());
        var lock = SnapshotLock.of(txn, snapshot.key());
        if (lock == null || !lock.holds(call.now())) {
            throw Ec2Errors.incorrectState("The snapshot " + snapshot.id() + " is not locked.");
        }
        if (lock.state(call.now()).equals(SnapshotLock.COMPLIANCE)) {
            throw refused(lock, "it can't be unlocked");
        }
        SnapshotLock.end(txn, snapshot.key());
        return UnlockSnapshotResult.builder().snapshotId(snapshot.id()).build();
    }

    private DescribeLockedSnapshotsResult list(Call call, ReadTxn txn, DescribeLockedSnapshotsRequest in) {
        var asked = Asked.of(in.snapshotIds(), in.filters(), in.maxResults(), in.nextToken());
        if (asked.maxResults() != null && !asked.ids().isEmpty()) {
            throw Ec2Errors.combination("The parameter maxResults cannot be used with a list of ids");
        }
        if (asked.maxResults() != null && asked.maxResults() < LEAST_PAGE) {
            throw Ec2Errors.invalidValue("maxResults", asked.maxResults(), "Expecting at least " + LEAST_PAGE + '.');
        }
        var found = candidates(call, txn, asked.ids()).stream()
                .map(lock -> info(lock, call.now()))
                .filter(FILTERS.all(asked.filters()))
                .toList();
        var page =
                Pages.page(call, tokens, "locks of snapshots", found, one -> String.valueOf(one.snapshotId()), asked);
        return DescribeLockedSnapshotsResult.builder()
                .snapshots(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<SnapshotLock> candidates(Call call, ReadTxn txn, List<String> ids) {
        if (ids.isEmpty()) {
            return SnapshotLock.all(txn, call.account(), call.region());
        }
        var found = new ArrayList<SnapshotLock>();
        for (var id : new LinkedHashSet<>(ids)) {
            var lock = SnapshotLock.of(txn, Snapshots.own(call, txn, id).key());
            if (lock != null) {
                found.add(lock);
            }
        }
        return found;
    }

    private static LockSnapshotResult answer(SnapshotLock lock, Instant now) {
        var info = info(lock, now);
        return LockSnapshotResult.builder()
                .snapshotId(info.snapshotId())
                .lockState(info.lockState())
                .lockDuration(info.lockDuration())
                .coolOffPeriod(info.coolOffPeriod())
                .coolOffPeriodExpiresOn(info.coolOffPeriodExpiresOn())
                .lockCreatedOn(info.lockCreatedOn())
                .lockExpiresOn(info.lockExpiresOn())
                .lockDurationStartTime(info.lockDurationStartTime())
                .build();
    }

    private static LockedSnapshotsInfo info(SnapshotLock lock, Instant now) {
        boolean cools = lock.hours() > 0;
        return LockedSnapshotsInfo.builder()
                .ownerId(lock.key().account())
                .snapshotId(lock.key().id())
                .lockState(lock.state(now))
                .lockDuration(lock.days())
                .coolOffPeriod(cools ? lock.hours() : null)
                .coolOffPeriodExpiresOn(cools ? lock.cool() : null)
                .lockCreatedOn(lock.created())
                .lockDurationStartTime(lock.started())
                .lockExpiresOn(lock.expires())
                .build();
    }
}
