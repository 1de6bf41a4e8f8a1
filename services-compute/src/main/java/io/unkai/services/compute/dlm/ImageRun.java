package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Schedule;
import io.unkai.api.ec2.CreateImageRequest;
import io.unkai.api.ec2.Instance;
import io.unkai.kernel.error.ApiException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the images that a schedule is due for. What was made since it began is not made again.
 *
 * @param began when what is due was begun
 */
record ImageRun(Ec2Calls ec2, String policy, StoredPolicy what, Schedule schedule, Instant began, Instant now) {
    private static final Logger LOG = Logger.getLogger(ImageRun.class.getName());

    /** Makes what is not yet there; answers the instances that the schedule is about. */
    Set<String> run() throws IOException {
        var made = new HashSet<String>();
        for (var image : new Kept.Images(ec2, policy, Managed.name(schedule)).all()) {
            // What comes from the future is of before the clock was moved back.
            if (!image.started().isBefore(began) && !image.started().isAfter(now)) {
                made.add(image.source());
            }
        }
        var instances = new HashSet<String>();
        for (var instance : ec2.instances(Ec2Calls.list(what.details().targetTags()))) {
            var id = Ec2Calls.text(instance.instanceId());
            instances.add(id);
            if (!made.contains(id)) {
                make(id, instance);
            }
        }
        return instances;
    }

    private void make(String id, Instance instance) throws IOException {
        var tags = new LinkedHashMap<String, String>();
        if (Boolean.TRUE.equals(schedule.copyTags())) {
            tags.putAll(Managed.ofOwner(instance.tags()));
        }
        Managed.add(tags, schedule.tagsToAdd(), id, now);
        Managed.add(tags, schedule.variableTags(), id, now);
        tags.putAll(Managed.marks(policy, schedule, now));
        var asked = what.details().parameters();
        var in = CreateImageRequest.builder()
                .instanceId(id)
                .name(policy + '_' + id + '_' + began.toEpochMilli())
                .description(Managed.description(policy, schedule))
                .noReboot(asked == null || !Boolean.FALSE.equals(asked.noReboot()))
                .tagSpecifications(Managed.specification(tags, "image", "snapshot"))
                .build();
        try {
            ec2.image(in);
        } catch (ApiException e) {
            if (PolicyReconciler.concernsAll(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "Policy " + policy + " cannot make an image of " + id + ": " + e.message());
        }
    }
}
