package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Parameters;
import io.unkai.api.dlm.Schedule;
import io.unkai.api.ec2.CreateSnapshotsRequest;
import io.unkai.api.ec2.EbsInstanceBlockDevice;
import io.unkai.api.ec2.Instance;
import io.unkai.api.ec2.InstanceBlockDeviceMapping;
import io.unkai.api.ec2.InstanceSpecification;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.Volume;
import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes the snapshots that a schedule is due for. What was taken since it began is not taken again, so that a run that ended in the
 * middle is simply run again.
 *
 * @param began when what is due was begun
 */
record SnapshotRun(Ec2Calls ec2, String policy, StoredPolicy what, Schedule schedule, Instant began, Instant now) {
    private static final Logger LOG = Logger.getLogger(SnapshotRun.class.getName());

    private interface Step {
        void take() throws IOException;
    }

    /** Takes what is not yet there; answers the volumes that the schedule is about. */
    Set<String> run() throws IOException {
        var taken = new HashSet<String>();
        for (var snapshot : ec2.snapshots(policy, Managed.name(schedule))) {
            var start = snapshot.startTime();
            // What comes from the future is of before the clock was moved back.
            if (start != null && !start.isBefore(began) && !start.isAfter(now)) {
                taken.add(Ec2Calls.text(snapshot.volumeId()));
            }
        }
        var volumes = new HashSet<String>();
        var targets = Ec2Calls.list(what.details().targetTags());
        if (PolicyChecks.ofInstances(what.details())) {
            for (var instance : ec2.instances(targets)) {
                volumes.addAll(ofInstance(instance, taken));
            }
        } else {
            for (var volume : ec2.volumes(targets)) {
                volumes.add(ofVolume(volume, taken));
            }
        }
        return volumes;
    }

    private String ofVolume(Volume volume, Set<String> taken) throws IOException {
        var id = Ec2Calls.text(volume.volumeId());
        if (!taken.contains(id)) {
            var tags = new LinkedHashMap<String, String>();
            if (Boolean.TRUE.equals(schedule.copyTags())) {
                tags.putAll(Managed.ofOwner(volume.tags()));
            }
            Managed.add(tags, schedule.tagsToAdd(), "", now);
            tags.putAll(Managed.marks(policy, schedule, now));
            one(id, () -> ec2.snapshot(id, Managed.description(policy, schedule), tags));
        }
        return id;
    }

    private Set<String> ofInstance(Instance instance, Set<String> taken) throws IOException {
        var id = Ec2Calls.text(instance.instanceId());
        var asked = Objects.requireNonNullElse(
                what.details().parameters(), Parameters.builder().build());
        boolean withoutBoot = Boolean.TRUE.equals(asked.excludeBootVolume());
        var excluded = excluded(instance, asked);
        var wanted = new HashSet<String>();
        for (var disk : Ec2Calls.list(instance.blockDeviceMappings())) {
            var volume = volume(disk);
            boolean boot = Objects.equals(disk.deviceName(), instance.rootDeviceName());
            if (!volume.isEmpty() && !excluded.contains(volume) && !(boot && withoutBoot)) {
                wanted.add(volume);
            }
        }
        if (!taken.containsAll(wanted)) {
            var tags = new LinkedHashMap<String, String>();
            Managed.add(tags, schedule.tagsToAdd(), id, now);
            Managed.add(tags, schedule.variableTags(), id, now);
            tags.putAll(Managed.marks(policy, schedule, now));
            var in = CreateSnapshotsRequest.builder()
                    .instanceSpecification(InstanceSpecification.builder()
                            .instanceId(id)
                            .excludeBootVolume(withoutBoot)
                            .excludeDataVolumeIds(excluded)
                            .build())
                    .description(Managed.description(policy, schedule))
                    .copyTagsFromSource(Boolean.TRUE.equals(schedule.copyTags()) ? "volume" : null)
                    .tagSpecifications(Managed.specification(tags, "snapshot"))
                    .build();
            one(id, () -> ec2.snapshots(in));
        }
        return wanted;
    }

    /** The data volumes with a tag that excludes them. */
    private List<String> excluded(Instance instance, Parameters asked) throws IOException {
        var tags = Ec2Calls.list(asked.excludeDataVolumeTags());
        if (tags.isEmpty()) {
            return List.of();
        }
        var data = Ec2Calls.list(instance.blockDeviceMappings()).stream()
                .filter(disk -> !Objects.equals(disk.deviceName(), instance.rootDeviceName()))
                .map(SnapshotRun::volume)
                .toList();
        return ec2.existing(data).stream()
                .filter(volume -> tags.stream().anyMatch(tag -> Ec2Calls.has(volume.tags(), tag)))
                .map(volume -> Ec2Calls.text(volume.volumeId()))
                .toList();
    }

    private static String volume(InstanceBlockDeviceMapping disk) {
        EbsInstanceBlockDevice ebs = disk.ebs();
        return ebs == null ? "" : Ec2Calls.text(ebs.volumeId());
    }

    /** What EC2 refuses for one target keeps no other from being served. */
    private void one(String target, Step step) throws IOException {
        try {
            step.take();
        } catch (ApiException e) {
            if (PolicyReconciler.concernsAll(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "Policy " + policy + " cannot take a snapshot of " + target + ": " + e.message());
        }
    }

    /** Whether a snapshot is one that can be relied on. */
    static boolean counts(Snapshot snapshot) {
        return !"error".equals(snapshot.state());
    }
}
