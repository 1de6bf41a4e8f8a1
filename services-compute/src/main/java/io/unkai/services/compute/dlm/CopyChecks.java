package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.CrossRegionCopyRule;
import io.unkai.api.dlm.PolicyDetails;
import io.unkai.api.dlm.Schedule;
import java.time.Instant;
import java.util.HashSet;

/** Refuses copies to other regions that cannot be. */
final class CopyChecks {
    private CopyChecks() {}

    /** @throws io.unkai.kernel.error.ApiException where a schedule's rules cannot be, or are not done */
    static void check(Schedule schedule, boolean ofImages) {
        var rules = Ec2Calls.list(schedule.crossRegionCopyRules());
        if (ofImages) {
            PolicyChecks.refuse(!rules.isEmpty(), "Copies of images to other regions by policies are");
            PolicyChecks.refuse(schedule.deprecateRule() != null, "Deprecation of images by policies is");
        } else if (schedule.deprecateRule() != null) {
            throw DlmErrors.invalid("DeprecateRule is for policies of the type IMAGE_MANAGEMENT only.");
        }
        var targets = new HashSet<String>();
        for (var rule : rules) {
            check(rule);
            if (!targets.add(CopyRun.target(rule))) {
                throw DlmErrors.invalid("There are two rules for copies to " + CopyRun.target(rule) + '.');
            }
        }
    }

    private static void check(CrossRegionCopyRule rule) {
        if (rule.target() != null && rule.targetRegion() != null) {
            throw DlmErrors.exclusive("Target", "TargetRegion");
        }
        var target = CopyRun.target(rule);
        if (target.isEmpty()) {
            throw DlmErrors.missing("Target");
        }
        PolicyChecks.refuse(target.startsWith("arn:"), "Outposts are");
        if (rule.deprecateRule() != null) {
            throw DlmErrors.invalid("DeprecateRule is for policies of the type IMAGE_MANAGEMENT only.");
        }
        if (rule.cmkArn() != null && !rule.cmkArn().contains(":kms:" + target + ':')) {
            throw DlmErrors.invalid("The key " + rule.cmkArn() + " is not of the region " + target + '.');
        }
        var _ = Retention.end(rule, Instant.EPOCH);
    }

    /** Refuses copies to where the policy is. */
    static void checkRegions(PolicyDetails details, String region) {
        for (var schedule : Ec2Calls.list(details.schedules())) {
            for (var rule : Ec2Calls.list(schedule.crossRegionCopyRules())) {
                if (CopyRun.target(rule).equals(region)) {
                    throw DlmErrors.invalid("Snapshots are copied to other regions than the policy's, " + region + '.');
                }
            }
        }
    }
}
