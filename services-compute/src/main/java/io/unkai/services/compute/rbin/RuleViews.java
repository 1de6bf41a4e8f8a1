package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.GetRuleResponse;
import io.unkai.api.rbin.LockConfiguration;
import io.unkai.api.rbin.LockRuleResponse;
import io.unkai.api.rbin.RetentionPeriod;
import io.unkai.api.rbin.RuleSummary;
import io.unkai.api.rbin.UnlockDelay;
import io.unkai.api.rbin.UnlockRuleResponse;
import io.unkai.api.rbin.UpdateRuleResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rules as answers show them. */
final class RuleViews {
    /** Rules are in force as soon as they are committed. */
    static final String AVAILABLE = "available";

    static final String DAYS = "DAYS";

    private RuleViews() {}

    static RetentionPeriod period(StoredRule rule) {
        return RetentionPeriod.builder()
                .retentionPeriodValue(rule.days())
                .retentionPeriodUnit(DAYS)
                .build();
    }

    static @Nullable LockConfiguration lock(StoredRule rule) {
        if (rule.lock() == null) {
            return null;
        }
        var delay = UnlockDelay.builder()
                .unlockDelayValue(rule.lock().delayDays())
                .unlockDelayUnit(DAYS)
                .build();
        return LockConfiguration.builder().unlockDelay(delay).build();
    }

    static GetRuleResponse shown(StoredRule.Key key, StoredRule rule, Instant now) {
        return GetRuleResponse.builder()
                .identifier(key.id())
                .ruleArn(key.arn())
                .description(rule.description())
                .resourceType(rule.type())
                .retentionPeriod(period(rule))
                .resourceTags(rule.tags())
                .excludeResourceTags(rule.excluded())
                .status(AVAILABLE)
                .lockConfiguration(lock(rule))
                .lockState(rule.lockState(now))
                .lockEndTime(rule.lockEnd(now))
                .build();
    }

    static UpdateRuleResponse updated(StoredRule.Key key, StoredRule rule, Instant now) {
        return UpdateRuleResponse.builder()
                .identifier(key.id())
                .ruleArn(key.arn())
                .description(rule.description())
                .resourceType(rule.type())
                .retentionPeriod(period(rule))
                .resourceTags(rule.tags())
                .excludeResourceTags(rule.excluded())
                .status(AVAILABLE)
                .lockState(rule.lockState(now))
                .lockEndTime(rule.lockEnd(now))
                .build();
    }

    static LockRuleResponse locked(StoredRule.Key key, StoredRule rule, Instant now) {
        return LockRuleResponse.builder()
                .identifier(key.id())
                .ruleArn(key.arn())
                .description(rule.description())
                .resourceType(rule.type())
                .retentionPeriod(period(rule))
                .resourceTags(rule.tags())
                .excludeResourceTags(rule.excluded())
                .status(AVAILABLE)
                .lockConfiguration(lock(rule))
                .lockState(rule.lockState(now))
                .build();
    }

    static UnlockRuleResponse unlocked(StoredRule.Key key, StoredRule rule, Instant now) {
        return UnlockRuleResponse.builder()
                .identifier(key.id())
                .ruleArn(key.arn())
                .description(rule.description())
                .resourceType(rule.type())
                .retentionPeriod(period(rule))
                .resourceTags(rule.tags())
                .excludeResourceTags(rule.excluded())
                .status(AVAILABLE)
                .lockConfiguration(lock(rule))
                .lockState(rule.lockState(now))
                .lockEndTime(rule.lockEnd(now))
                .build();
    }

    static RuleSummary summary(StoredRule.Key key, StoredRule rule, Instant now) {
        return RuleSummary.builder()
                .identifier(key.id())
                .ruleArn(key.arn())
                .description(rule.description())
                .retentionPeriod(period(rule))
                .lockState(rule.lockState(now))
                .build();
    }
}
