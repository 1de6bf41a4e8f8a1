package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.CrossRegionCopyRule;
import io.unkai.api.dlm.Schedule;
import io.unkai.api.ec2.CopySnapshotRequest;
import io.unkai.api.ec2.Snapshot;
import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Copies the snapshots of a schedule to other regions, once they are complete. What is there already is known by its description.
 *
 * @param since what was taken from then on is to be copied
 */
record CopyRun(Ec2Calls ec2, String policy, Schedule schedule, Instant since, Instant now) {
    private static final Logger LOG = Logger.getLogger(CopyRun.class.getName());

    /** Copies what can be; false where something is not complete yet. */
    boolean run() throws IOException {
        var taken = ec2.snapshots(policy, Managed.name(schedule)).stream()
                .filter(snapshot -> SnapshotRun.counts(snapshot) && isOfNow(snapshot))
                .toList();
        var ready = taken.stream()
                .filter(snapshot -> "completed".equals(snapshot.state()))
                .toList();
        for (var rule : Ec2Calls.list(schedule.crossRegionCopyRules())) {
            copy(rule, ready);
        }
        return ready.size() == taken.size();
    }

    private boolean isOfNow(Snapshot snapshot) {
        var start = snapshot.startTime();
        return start != null && !start.isBefore(since) && !start.isAfter(now);
    }

    private void copy(CrossRegionCopyRule rule, List<Snapshot> ready) throws IOException {
        var there = ec2.in(target(rule));
        var copied = ready.isEmpty()
                ? new HashSet<String>()
                : there.snapshots(policy, Managed.name(schedule)).stream()
                        .map(copy -> Ec2Calls.text(copy.description()))
                        .collect(Collectors.toSet());
        for (var snapshot : ready) {
            var words = words(snapshot);
            if (!copied.contains(words)) {
                copy(there, rule, snapshot, words);
            }
        }
    }

    private void copy(Ec2Calls there, CrossRegionCopyRule rule, Snapshot snapshot, String words) throws IOException {
        var tags = new LinkedHashMap<String, String>();
        if (Boolean.TRUE.equals(rule.copyTags())) {
            tags.putAll(Managed.ofOwner(snapshot.tags()));
        }
        tags.putAll(Managed.marksUntil(policy, schedule, Retention.end(rule, now)));
        boolean asked = Boolean.TRUE.equals(rule.encrypted());
        boolean encrypted = asked || Boolean.TRUE.equals(snapshot.encrypted());
        var in = CopySnapshotRequest.builder()
                .sourceRegion(ec2.caller().region())
                .sourceSnapshotId(snapshot.snapshotId())
                .description(words)
                .encrypted(asked ? Boolean.TRUE : null)
                .kmsKeyId(encrypted ? rule.cmkArn() : null)
                .tagSpecifications(Managed.specification(tags, "snapshot"))
                .build();
        try {
            there.copy(in);
        } catch (ApiException e) {
            if (PolicyReconciler.concernsAll(e)) {
                throw e;
            }
            LOG.log(
                    Level.WARNING,
                    "Policy " + policy + " cannot copy " + snapshot.snapshotId() + " to " + target(rule) + ": "
                            + e.message());
        }
    }

    private String words(Snapshot snapshot) {
        return "[Copied " + snapshot.snapshotId() + " from " + ec2.caller().region() + "] "
                + Managed.description(policy, schedule);
    }

    /** The region that a rule copies to. */
    static String target(CrossRegionCopyRule rule) {
        return Ec2Calls.text(rule.target() == null ? rule.targetRegion() : rule.target());
    }
}
