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
import java.util.stream.Stream;
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
        return marksUntil(policy, schedule, Retention.of(schedule).end(now));
    }

    /** The marks of what a schedule makes, with its end, or null where its age does not count. */
    static Map<String, String> marksUntil(String policy, Schedule schedule, @Nullable Instant end) {
        var tags = new LinkedHashMap<String, String>();
        tags.put(POLICY, policy);
        tags.put(SCHEDULE, name(schedule));
        tags.put(MANAGED, "true");
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

    /** The tags that an owner gave. */
    static Map<String, String> ofOwner(@Nullable List<io.unkai.api.ec2.Tag> tags) {
        var own = new LinkedHashMap<String, String>();
        for (var tag : Ec2Calls.list(tags)) {
            var key = Ec2Calls.text(tag.key());
            if (!key.startsWith("aws:") && !key.equals(MANAGED)) {
                own.put(key, Ec2Calls.text(tag.value()));
            }
        }
        return own;
    }

    /** Tags for a call that makes things of these types. */
    static List<TagSpecification> specification(Map<String, String> tags, String... types) {
        var all = tags.entrySet().stream()
                .map(tag -> io.unkai.api.ec2.Tag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .build())
                .toList();
        return Stream.of(types)
                .map(type ->
                        TagSpecification.builder().resourceType(type).tags(all).build())
                .toList();
    }
}
