package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Schedule;
import io.unkai.api.dlm.Tag;
import io.unkai.api.ec2.TagSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How what a policy made is marked: by tags that nobody else can set. */
final class Managed {
    static final String POLICY = "aws:dlm:lifecycle-policy-id";
    static final String SCHEDULE = "aws:dlm:lifecycle-schedule-name";
    static final String EXPIRATION = "aws:dlm:expirationTime";
    private static final String MANAGED = "dlm:managed";

    private Managed() {}

    /** The name of a schedule. */
    static String name(Schedule schedule) {
        return Objects.requireNonNullElse(schedule.name(), "");
    }

    /** The description of what a policy makes. */
    static String description(String policy, Schedule schedule) {
        return "Created for policy: " + policy + " schedule: " + name(schedule);
    }

    /** The marks of what a schedule makes at a moment. */
    static Map<String, String> marks(String policy, Schedule schedule, Instant now) {
        var tags = new LinkedHashMap<String, String>();
        tags.put(POLICY, policy);
        tags.put(SCHEDULE, name(schedule));
        tags.put(MANAGED, "true");
        var end = Retention.of(schedule).end(now);
        if (end != null) {
            tags.put(EXPIRATION, end.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return tags;
    }

    /** Adds a schedule's tags to others, with the variables filled in. */
    static void add(Map<String, String> to, @Nullable List<Tag> tags, String instance, Instant now) {
        for (var tag : tags == null ? List.<Tag>of() : tags) {
            var value = Objects.requireNonNullElse(tag.value(), "")
                    .replace("$(instance-id)", instance)
                    .replace("$(timestamp)", now.truncatedTo(ChronoUnit.MILLIS).toString());
            to.put(Objects.requireNonNullElse(tag.key(), ""), value);
        }
    }

    /** Tags for a call that makes snapshots. */
    static List<TagSpecification> specification(Map<String, String> tags) {
        var all = tags.entrySet().stream()
                .map(tag -> io.unkai.api.ec2.Tag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
        return List.of(
                TagSpecification.builder().resourceType("snapshot").tags(all).build());
    }
}
