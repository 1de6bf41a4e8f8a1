package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Schedule;
import io.unkai.api.ec2.Snapshot;
import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deletes the snapshots of a schedule that it keeps no longer. */
record SnapshotExpiry(Ec2Calls ec2, String policy, Schedule schedule) {
    private static final Logger LOG = Logger.getLogger(SnapshotExpiry.class.getName());
    /** When what could not be deleted is looked at again. */
    private static final Duration RETRY = Duration.ofHours(1);

    /** Keeps of each of these volumes as many as the schedule says. */
    void byCount(Set<String> volumes) throws IOException {
        int count = Retention.of(schedule).count();
        if (count == 0) {
            return;
        }
        var byVolume = ec2.snapshots(policy, Managed.name(schedule)).stream()
                .filter(SnapshotRun::counts)
                // What is kept for a while stays so where the schedule counts now.
                .filter(snapshot -> Ec2Calls.value(snapshot.tags(), Managed.EXPIRATION) == null)
                .filter(snapshot -> volumes.contains(snapshot.volumeId()))
                .collect(Collectors.groupingBy(snapshot -> Ec2Calls.text(snapshot.volumeId())));
        for (var all : byVolume.values()) {
            var newest = all.stream()
                    .sorted(Comparator.comparing(SnapshotExpiry::started).reversed())
                    .toList();
            for (var old : newest.subList(Math.min(count, newest.size()), newest.size())) {
                var _ = delete(old);
            }
        }
    }

    /** Deletes what is too old; answers when the next is, or null. */
    @Nullable
    Instant byAge(Instant now) throws IOException {
        var due = new ArrayList<Snapshot>();
        var left = new HashMap<String, Integer>();
        Instant next = null;
        for (var snapshot : ec2.snapshots(policy, Managed.name(schedule))) {
            var end = end(snapshot);
            if (end != null && !now.isBefore(end)) {
                due.add(snapshot);
            } else if (end != null && (next == null || end.isBefore(next))) {
                next = end;
            }
            if (SnapshotRun.counts(snapshot)) {
                left.merge(Ec2Calls.text(snapshot.volumeId()), 1, Integer::sum);
            }
        }
        due.sort(Comparator.comparing(SnapshotExpiry::started));
        var there = volumesOf(due);
        for (var snapshot : due) {
            var volume = Ec2Calls.text(snapshot.volumeId());
            // The last snapshot of a volume that is gone is never deleted, as it is all that is left of it.
            boolean last = SnapshotRun.counts(snapshot) && left.getOrDefault(volume, 0) == 1;
            if (last && !there.contains(volume)) {
                continue;
            }
            if (delete(snapshot)) {
                left.merge(volume, -1, Integer::sum);
            } else if (next == null || next.isAfter(now.plus(RETRY))) {
                next = now.plus(RETRY);
            }
        }
        return next;
    }

    private Set<String> volumesOf(List<Snapshot> due) throws IOException {
        var ids =
                due.stream().map(snapshot -> Ec2Calls.text(snapshot.volumeId())).collect(Collectors.toSet());
        var there = new HashSet<String>();
        ec2.existing(ids).forEach(volume -> there.add(Ec2Calls.text(volume.volumeId())));
        return there;
    }

    private static Instant started(Snapshot snapshot) {
        return snapshot.startTime() == null ? Instant.EPOCH : snapshot.startTime();
    }

    private static @Nullable Instant end(Snapshot snapshot) {
        var text = Ec2Calls.value(snapshot.tags(), Managed.EXPIRATION);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notOurs) {
            LOG.log(Level.FINE, "not a time", notOurs);
            return null;
        }
    }

    /** False where it could not be deleted, for example as an image is made of it. */
    private boolean delete(Snapshot snapshot) throws IOException {
        try {
            ec2.delete(Ec2Calls.text(snapshot.snapshotId()));
            return true;
        } catch (ApiException e) {
            if (PolicyReconciler.concernsAll(e)) {
                throw e;
            }
            boolean gone = e.code().equals("InvalidSnapshot.NotFound");
            if (!gone) {
                LOG.log(
                        Level.WARNING,
                        "Policy " + policy + " cannot delete " + snapshot.snapshotId() + ": " + e.message());
            }
            return gone;
        }
    }
}
