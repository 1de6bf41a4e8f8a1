package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.Dlm;
import io.unkai.api.dlm.GetLifecyclePoliciesRequest;
import io.unkai.api.dlm.GetLifecyclePoliciesResponse;
import io.unkai.api.dlm.GetLifecyclePolicyRequest;
import io.unkai.api.dlm.GetLifecyclePolicyResponse;
import io.unkai.api.dlm.LifecyclePolicy;
import io.unkai.api.dlm.LifecyclePolicySummary;
import io.unkai.api.dlm.Tag;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows policies. */
final class PolicyLists {
    private PolicyLists() {}

    static void register(Handlers on) {
        on.onRead(Dlm.GET_LIFECYCLE_POLICY, PolicyLists::get);
        on.onRead(Dlm.GET_LIFECYCLE_POLICIES, PolicyLists::list);
    }

    private static GetLifecyclePolicyResponse get(Call call, ReadTxn txn, GetLifecyclePolicyRequest in) {
        var key = Policies.named(call, txn, in.policyId());
        var policy = Objects.requireNonNull(txn.get(StoredPolicy.TABLE, key));
        var view = LifecyclePolicy.builder()
                .policyId(key.id())
                .policyArn(key.arn())
                .description(policy.description())
                .state(policy.state())
                .statusMessage(policy.message().isEmpty() ? policy.state() : policy.message())
                .executionRoleArn(policy.role())
                .dateCreated(policy.created())
                .dateModified(policy.modified())
                .policyDetails(policy.details())
                .tags(Tags.of(txn, PolicyTags.resource(key)))
                .defaultPolicy(false)
                .build();
        return GetLifecyclePolicyResponse.builder().policy(view).build();
    }

    private static GetLifecyclePoliciesResponse list(Call call, ReadTxn txn, GetLifecyclePoliciesRequest in) {
        var ids = list(in.policyIds());
        ids.forEach(id -> Policies.named(call, txn, id));
        var found = new ArrayList<LifecyclePolicySummary>();
        // There are no default policies to show.
        if (in.defaultPolicyType() == null) {
            try (var cursor = txn.scan(StoredPolicy.TABLE, StoredPolicy.KEYS.prefix(call.account(), call.region()))) {
                cursor.forEachRemaining(entry -> {
                    if ((ids.isEmpty() || ids.contains(entry.key().id())) && isAsked(entry.value(), in)) {
                        found.add(view(txn, entry.key(), entry.value()));
                    }
                });
            }
        }
        return GetLifecyclePoliciesResponse.builder().policies(found).build();
    }

    private static boolean isAsked(StoredPolicy policy, GetLifecyclePoliciesRequest in) {
        var details = policy.details();
        var types = list(in.resourceTypes());
        var added = policy.schedules().stream()
                .flatMap(schedule -> list(schedule.tagsToAdd()).stream())
                .toList();
        return (in.state() == null || in.state().equals(policy.state()))
                && (types.isEmpty() || list(details.resourceTypes()).stream().anyMatch(types::contains))
                && anyOf(in.targetTags(), list(details.targetTags()))
                && anyOf(in.tagsToAdd(), added);
    }

    /** Filters name tags as {@code key=value}. */
    private static boolean anyOf(@Nullable List<String> asked, List<Tag> tags) {
        return list(asked).isEmpty()
                || tags.stream().map(tag -> tag.key() + '=' + tag.value()).anyMatch(list(asked)::contains);
    }

    private static LifecyclePolicySummary view(ReadTxn txn, StoredPolicy.Key key, StoredPolicy policy) {
        return LifecyclePolicySummary.builder()
                .policyId(key.id())
                .description(policy.description())
                .state(policy.state())
                .policyType(PolicyChecks.type(policy.details()))
                .tags(Tags.of(txn, PolicyTags.resource(key)))
                .defaultPolicy(false)
                .build();
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
