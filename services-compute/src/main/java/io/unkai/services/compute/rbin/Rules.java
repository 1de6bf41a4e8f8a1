package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.CreateRuleRequest;
import io.unkai.api.rbin.CreateRuleResponse;
import io.unkai.api.rbin.DeleteRuleRequest;
import io.unkai.api.rbin.DeleteRuleResponse;
import io.unkai.api.rbin.RecycleBin;
import io.unkai.api.rbin.ResourceTag;
import io.unkai.api.rbin.RetentionPeriod;
import io.unkai.api.rbin.UpdateRuleRequest;
import io.unkai.api.rbin.UpdateRuleResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes rules. */
final class Rules {
    private static final int MOST = 250;
    private static final int ID_LENGTH = 11;
    private static final String ID_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Rules() {}

    static void register(Handlers on) {
        on.on(RecycleBin.CREATE_RULE, Rules::create);
        on.on(RecycleBin.UPDATE_RULE, Rules::update);
        on.on(RecycleBin.DELETE_RULE, Rules::delete);
    }

    /** The key of a rule that a call names. @throws io.unkai.kernel.error.ApiException where there is none */
    static StoredRule.Key named(Call call, ReadTxn txn, @Nullable String id) {
        var key = new StoredRule.Key(call.account(), call.region(), Objects.requireNonNullElse(id, ""));
        if (txn.get(StoredRule.TABLE, key) == null) {
            throw RbinErrors.notFound(key.id());
        }
        return key;
    }

    static StoredRule at(ReadTxn txn, StoredRule.Key key) {
        return Objects.requireNonNull(txn.get(StoredRule.TABLE, key), "found before");
    }

    /** A rule that may be changed now. @throws io.unkai.kernel.error.ApiException where it is locked */
    private static StoredRule unlocked(Call call, ReadTxn txn, StoredRule.Key key) {
        var rule = at(txn, key);
        var state = rule.lockState(call.now());
        if (!state.equals(StoredRule.UNLOCKED)) {
            throw RbinErrors.state(key.id(), state);
        }
        return rule;
    }

    private static CreateRuleResponse create(Call call, Txn txn, CreateRuleRequest in) {
        if (count(call, txn) >= MOST) {
            throw RbinErrors.quota(MOST);
        }
        var rule = new StoredRule(
                Objects.requireNonNullElse(in.resourceType(), ""),
                list(in.resourceTags()),
                list(in.excludeResourceTags()),
                days(in.retentionPeriod()),
                Objects.requireNonNullElse(in.description(), ""),
                null);
        check(rule);
        if (in.lockConfiguration() != null) {
            rule = rule.locked(RuleLocks.lock(rule, in.lockConfiguration()));
        }
        var key = new StoredRule.Key(call.account(), call.region(), call.ids().text(ID_LETTERS, ID_LENGTH));
        txn.put(StoredRule.TABLE, key, rule);
        RuleTags.put(txn, key, in.tags());
        return CreateRuleResponse.builder()
                .identifier(key.id())
                .ruleArn(key.arn())
                .description(rule.description())
                .resourceType(rule.type())
                .retentionPeriod(RuleViews.period(rule))
                .resourceTags(rule.tags())
                .excludeResourceTags(rule.excluded())
                .tags(RuleTags.of(txn, key))
                .status(RuleViews.AVAILABLE)
                .lockConfiguration(RuleViews.lock(rule))
                .lockState(rule.lockState(call.now()))
                .build();
    }

    private static int count(Call call, ReadTxn txn) {
        int found = 0;
        try (var cursor = txn.scan(StoredRule.TABLE, StoredRule.KEYS.prefix(call.account(), call.region()))) {
            for (; cursor.hasNext(); found++) {
                cursor.next();
            }
        }
        return found;
    }

    private static void check(StoredRule rule) {
        if (!rule.regional() && !rule.excluded().isEmpty()) {
            throw RbinErrors.invalid("Exclusion tags are for Region-level retention rules only.");
        }
    }

    private static int days(@Nullable RetentionPeriod period) {
        var days = period == null ? null : period.retentionPeriodValue();
        if (days == null) {
            throw RbinErrors.invalid("The retention period has no value.");
        }
        return days;
    }

    private static UpdateRuleResponse update(Call call, Txn txn, UpdateRuleRequest in) {
        var key = named(call, txn, in.identifier());
        var old = unlocked(call, txn, key);
        if (in.resourceType() != null && !in.resourceType().equals(old.type())) {
            throw RbinErrors.invalid("The resource type of a retention rule cannot be changed.");
        }
        var rule = new StoredRule(
                old.type(),
                in.resourceTags() == null ? old.tags() : in.resourceTags(),
                in.excludeResourceTags() == null ? old.excluded() : in.excludeResourceTags(),
                in.retentionPeriod() == null ? old.days() : days(in.retentionPeriod()),
                Objects.requireNonNullElse(in.description(), old.description()),
                null);
        check(rule);
        txn.put(StoredRule.TABLE, key, rule);
        return RuleViews.updated(key, rule, call.now());
    }

    private static DeleteRuleResponse delete(Call call, Txn txn, DeleteRuleRequest in) {
        var key = named(call, txn, in.identifier());
        var _ = unlocked(call, txn, key);
        txn.delete(StoredRule.TABLE, key);
        Tags.removeAll(txn, RuleTags.resource(key));
        return DeleteRuleResponse.builder().build();
    }

    static List<ResourceTag> list(@Nullable List<ResourceTag> tags) {
        return tags == null ? List.of() : tags;
    }
}
