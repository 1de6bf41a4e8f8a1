package io.unkai.services.compute.rbin;

import io.unkai.api.rbin.GetRuleRequest;
import io.unkai.api.rbin.GetRuleResponse;
import io.unkai.api.rbin.ListRulesRequest;
import io.unkai.api.rbin.ListRulesResponse;
import io.unkai.api.rbin.RecycleBin;
import io.unkai.api.rbin.ResourceTag;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows rules.
 *
 * @param sealer seals the tokens that continue lists
 */
record RuleList(Sealer sealer) {
    private static final int PAGE = 1000;

    void register(Handlers on) {
        on.onRead(RecycleBin.GET_RULE, this::get);
        on.onRead(RecycleBin.LIST_RULES, this::list);
    }

    private GetRuleResponse get(Call call, ReadTxn txn, GetRuleRequest in) {
        var key = Rules.named(call, txn, in.identifier());
        return RuleViews.shown(key, Rules.at(txn, key), call.now());
    }

    private ListRulesResponse list(Call call, ReadTxn txn, ListRulesRequest in) {
        var list = String.join(" ", "rbin", call.account(), call.region(), in.resourceType());
        var page = Pager.page(
                txn,
                StoredRule.TABLE,
                StoredRule.KEYS.prefix(call.account(), call.region()),
                open(in.nextToken(), list),
                Math.clamp(Objects.requireNonNullElse(in.maxResults(), PAGE), 1, PAGE),
                entry -> isAsked(call, entry.value(), in)
                        ? RuleViews.summary(entry.key(), entry.value(), call.now())
                        : null);
        return ListRulesResponse.builder()
                .rules(page.items())
                .nextToken(seal(page.last(), list))
                .build();
    }

    private static boolean isAsked(Call call, StoredRule rule, ListRulesRequest in) {
        return rule.type().equals(in.resourceType())
                && (in.lockState() == null || in.lockState().equals(rule.lockState(call.now())))
                && shared(Rules.list(in.resourceTags()), rule.tags())
                && shared(Rules.list(in.excludeResourceTags()), rule.excluded());
    }

    private static boolean shared(List<ResourceTag> asked, List<ResourceTag> tags) {
        return asked.isEmpty() || asked.stream().anyMatch(tags::contains);
    }

    private @Nullable String seal(byte @Nullable [] last, String list) {
        return last == null ? null : Base64.getEncoder().encodeToString(sealer.seal(last, list));
    }

    private byte @Nullable [] open(@Nullable String token, String list) {
        if (token == null) {
            return null;
        }
        try {
            var last = sealer.open(Base64.getDecoder().decode(token), list);
            if (last != null) {
                return last;
            }
        } catch (IllegalArgumentException notBase64) {
            throw RbinErrors.token();
        }
        throw RbinErrors.token();
    }
}
