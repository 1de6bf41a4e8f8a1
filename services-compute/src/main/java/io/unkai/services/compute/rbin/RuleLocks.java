package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.LockConfiguration;
import io.unkai.api.rbin.LockRuleRequest;
import io.unkai.api.rbin.LockRuleResponse;
import io.unkai.api.rbin.RecycleBin;
import io.unkai.api.rbin.UnlockRuleRequest;
import io.unkai.api.rbin.UnlockRuleResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.Txn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Locks rules, and unlocks them after their delay. */
final class RuleLocks {
    private RuleLocks() {}

    static void register(Handlers on) {
        on.on(RecycleBin.LOCK_RULE, RuleLocks::lock);
        on.on(RecycleBin.UNLOCK_RULE, RuleLocks::unlock);
    }

    /** The lock of a rule. @throws io.unkai.kernel.error.ApiException where it can have none */
    static StoredRule.Lock lock(StoredRule rule, @Nullable LockConfiguration asked) {
        if (!rule.regional() || !rule.excluded().isEmpty()) {
            throw RbinErrors.invalid("Only Region-level retention rules without exclusion tags can be locked.");
        }
        var delay = asked == null ? null : asked.unlockDelay();
        if (delay == null || delay.unlockDelayValue() == null) {
            throw RbinErrors.invalid("The lock configuration has no unlock delay.");
        }
        return new StoredRule.Lock(delay.unlockDelayValue(), null);
    }

    private static LockRuleResponse lock(Call call, Txn txn, LockRuleRequest in) {
        var key = Rules.named(call, txn, in.identifier());
        var rule = Rules.at(txn, key);
        if (rule.lockState(call.now()).equals(StoredRule.LOCKED)) {
            throw RbinErrors.state(key.id(), StoredRule.LOCKED);
        }
        var locked = rule.locked(lock(rule, in.lockConfiguration()));
        txn.put(StoredRule.TABLE, key, locked);
        return RuleViews.locked(key, locked, call.now());
    }

    private static UnlockRuleResponse unlock(Call call, Txn txn, UnlockRuleRequest in) {
        var key = Rules.named(call, txn, in.identifier());
        var rule = Rules.at(txn, key);
        var lock = rule.lock();
        if (lock == null || !rule.lockState(call.now()).equals(StoredRule.LOCKED)) {
            throw RbinErrors.state(key.id(), rule.lockState(call.now()));
        }
        var ends = call.now().plus(Duration.ofDays(lock.delayDays()));
        var ending = rule.locked(new StoredRule.Lock(lock.delayDays(), ends));
        txn.put(StoredRule.TABLE, key, ending);
        return RuleViews.unlocked(key, ending, call.now());
    }
}
