package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Schedule;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a schedule of a policy has, in the policy's region and where it is copied to. */
record Possessions(Ec2Calls ec2, String policy, StoredPolicy what, Schedule schedule) {
    private Expiry own() {
        var name = Managed.name(schedule);
        return new Expiry(
                PolicyChecks.ofImages(what.details())
                        ? new Kept.Images(ec2, policy, name)
                        : new Kept.Snapshots(ec2, policy, name),
                policy);
    }

    /** Keeps of each of these volumes or instances as many as the schedule says. */
    void byCount(Set<String> sources) throws IOException {
        own().byCount(sources, Retention.of(schedule).count());
    }

    /** Deletes what is too old; answers when the next is, or null. */
    @Nullable
    Instant byAge(Instant now) throws IOException {
        var next = own().byAge(now);
        for (var rule : Ec2Calls.list(schedule.crossRegionCopyRules())) {
            var copies = new Kept.Copies(ec2.in(CopyRun.target(rule)), policy, Managed.name(schedule));
            next = Expiry.earlier(next, new Expiry(copies, policy).byAge(now));
        }
        return next;
    }
}
