package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.PolicyDetails;
import io.unkai.api.dlm.Schedule;
import io.unkai.api.dlm.Tag;
import io.unkai.kernel.tag.TagRules;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what a policy cannot say, and what is not done here. */
final class PolicyChecks {
    static final String SNAPSHOTS = "EBS_SNAPSHOT_MANAGEMENT";
    static final String IMAGES = "IMAGE_MANAGEMENT";
    static final String INSTANCE = "INSTANCE";

    private static final Set<Integer> HOURS = Set.of(1, 2, 3, 4, 6, 8, 12, 24);

    private PolicyChecks() {}

    /** The type of a policy. */
    static String type(PolicyDetails details) {
        return Objects.requireNonNullElse(details.policyType(), SNAPSHOTS);
    }

    /** Whether a policy is about instances with all their volumes. */
    static boolean ofInstances(PolicyDetails details) {
        return list(details.resourceTypes()).contains(INSTANCE);
    }

    /** Whether a policy makes images. */
    static boolean ofImages(PolicyDetails details) {
        return type(details).equals(IMAGES);
    }

    /** @throws io.unkai.kernel.error.ApiException where a policy cannot be */
    static void check(PolicyDetails details) {
        checkImplemented(details);
        if (list(details.resourceTypes()).isEmpty()) {
            throw DlmErrors.missing("ResourceTypes");
        }
        if (list(details.targetTags()).isEmpty()) {
            throw DlmErrors.missing("TargetTags");
        }
        var schedules = list(details.schedules());
        if (schedules.isEmpty()) {
            throw DlmErrors.missing("Schedules");
        }
        boolean ofInstances = ofInstances(details);
        if (ofImages(details) && !list(details.resourceTypes()).equals(List.of(INSTANCE))) {
            throw DlmErrors.invalid("Policies of the type IMAGE_MANAGEMENT are for instances only.");
        }
        checkParameters(details, ofInstances);
        var names = new HashSet<String>();
        for (var schedule : schedules) {
            if (!names.add(Objects.requireNonNullElse(schedule.name(), ""))) {
                throw DlmErrors.invalid("Schedules need different names: " + schedule.name() + '.');
            }
            check(schedule, ofInstances);
            CopyChecks.check(schedule, ofImages(details));
        }
    }

    private static void checkImplemented(PolicyDetails details) {
        switch (type(details)) {
            case SNAPSHOTS, IMAGES -> {
                // done
            }
            default -> throw DlmErrors.notImplemented("Policies of the type " + type(details) + " are");
        }
        if ("SIMPLIFIED".equals(details.policyLanguage())
                || details.resourceType() != null
                || details.createInterval() != null
                || details.retainInterval() != null
                || details.copyTags() != null
                || details.crossRegionCopyTargets() != null
                || details.extendDeletion() != null
                || details.exclusions() != null) {
            throw DlmErrors.notImplemented("Default policies are");
        }
        if (details.eventSource() != null || !list(details.actions()).isEmpty()) {
            throw DlmErrors.invalid("Event sources and actions are for policies of the type EVENT_BASED_POLICY only.");
        }
        if (list(details.resourceLocations()).contains("OUTPOST")) {
            throw DlmErrors.notImplemented("Outposts are");
        }
    }

    private static void checkParameters(PolicyDetails details, boolean ofInstances) {
        var parameters = details.parameters();
        if (parameters == null) {
            return;
        }
        boolean excludes = parameters.excludeBootVolume() != null
                || !list(parameters.excludeDataVolumeTags()).isEmpty();
        if (ofImages(details) && excludes) {
            throw DlmErrors.invalid(
                    "ExcludeBootVolume and ExcludeDataVolumeTags are for policies of the type EBS_SNAPSHOT_MANAGEMENT only.");
        }
        if (!ofImages(details) && parameters.noReboot() != null) {
            throw DlmErrors.invalid("NoReboot is for policies of the type IMAGE_MANAGEMENT only.");
        }
        if (!ofInstances && excludes) {
            throw DlmErrors.invalid(
                    "ExcludeBootVolume and ExcludeDataVolumeTags are for policies that target instances only.");
        }
    }

    private static void check(Schedule schedule, boolean ofInstances) {
        refuse(schedule.fastRestoreRule() != null, "Fast snapshot restore by policies is");
        refuse(!list(schedule.shareRules()).isEmpty(), "Sharing by policies is");
        refuse(schedule.archiveRule() != null, "The archive tier is");
        if (!ofInstances && !list(schedule.variableTags()).isEmpty()) {
            throw DlmErrors.invalid("VariableTags are for policies that target instances only.");
        }
        checkTags(list(schedule.tagsToAdd()));
        checkTags(list(schedule.variableTags()));
        checkRule(schedule);
        var _ = Timetable.of(schedule);
        var _ = Retention.of(schedule);
    }

    private static void checkRule(Schedule schedule) {
        var rule = schedule.createRule();
        if (rule == null) {
            throw DlmErrors.missing("CreateRule");
        }
        refuse(!list(rule.scripts()).isEmpty(), "Pre and post scripts are");
        refuse("OUTPOST_LOCAL".equals(rule.location()), "Outposts are");
        if (rule.cronExpression() != null) {
            if (rule.interval() != null
                    || rule.intervalUnit() != null
                    || !list(rule.times()).isEmpty()) {
                throw DlmErrors.exclusive("CronExpression", "Interval");
            }
        } else if (rule.interval() == null || rule.intervalUnit() == null) {
            throw DlmErrors.missing(rule.interval() == null ? "Interval" : "IntervalUnit");
        } else if (!HOURS.contains(rule.interval())) {
            throw DlmErrors.invalid("The interval must be 1, 2, 3, 4, 6, 8, 12 or 24 hours.");
        }
    }

    private static void checkTags(List<Tag> tags) {
        var keys = new HashSet<String>();
        for (var tag : tags) {
            var key = Objects.requireNonNullElse(tag.key(), "");
            var value = Objects.requireNonNullElse(tag.value(), "");
            if (key.isEmpty() || key.length() > TagRules.MAX_KEY || value.length() > TagRules.MAX_VALUE) {
                throw DlmErrors.invalid("The tag " + key + " is too long or has no key.");
            }
            if (TagRules.reserved(key) || !keys.add(key)) {
                throw DlmErrors.invalid("The tag key " + key + " is reserved or there twice.");
            }
        }
    }

    static void refuse(boolean asked, String what) {
        if (asked) {
            throw DlmErrors.notImplemented(what);
        }
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
