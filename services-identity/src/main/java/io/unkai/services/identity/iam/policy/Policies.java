package io.unkai.services.identity.iam.policy;

import static io.unkai.services.identity.iam.entity.Entities.POLICIES;

import io.unkai.api.iam.CreatePolicyRequest;
import io.unkai.api.iam.CreatePolicyResponse;
import io.unkai.api.iam.DeletePolicyRequest;
import io.unkai.api.iam.DeletePolicyResponse;
import io.unkai.api.iam.GetPolicyRequest;
import io.unkai.api.iam.GetPolicyResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListPoliciesRequest;
import io.unkai.api.iam.ListPoliciesResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.ManagedPolicy;
import io.unkai.services.identity.iam.entity.PolicyDocuments;
import io.unkai.services.identity.iam.entity.PolicyUse;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Creates, finds and deletes managed policies. */
public final class Policies {
    private final Lists lists;

    /** Policies listed with these markers. */
    public Policies(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_POLICY, this::create);
        on.onRead(Iam.GET_POLICY, this::get);
        on.onRead(Iam.LIST_POLICIES, this::list);
        on.on(Iam.DELETE_POLICY, this::delete);
    }

    private CreatePolicyResponse create(Call call, Txn txn, CreatePolicyRequest in) {
        var now = Texts.seconds(call.now());
        var policy = new ManagedPolicy(
                call.account(),
                Kind.POLICY.newId(call.ids()),
                Texts.path(in.path()),
                Texts.orEmpty(in.policyName()),
                now,
                now,
                Texts.orEmpty(in.description()),
                1,
                1);
        var json = PolicyDocuments.managed(Texts.orEmpty(in.policyDocument()));
        POLICIES.create(txn, policy);
        Versions.put(txn, policy, new Versions.Stored(1, json, now));
        Tagging.put(txn, call.account(), policy.arn(), in.tags());
        return CreatePolicyResponse.builder()
                .policy(PolicyViews.brief(txn, call.account(), new KnownPolicy.Local(policy)).toBuilder()
                        .tags(in.tags())
                        .build())
                .build();
    }

    private GetPolicyResponse get(Call call, ReadTxn txn, GetPolicyRequest in) {
        var policy = KnownPolicy.require(txn, call.account(), in.policyArn());
        return GetPolicyResponse.builder()
                .policy(PolicyViews.whole(txn, call.account(), policy))
                .build();
    }

    private ListPoliciesResponse list(Call call, ReadTxn txn, ListPoliciesRequest in) {
        var prefix = Texts.path(in.pathPrefix());
        var scope = in.scope() == null ? "All" : in.scope();
        var usage = Texts.orEmpty(in.policyUsageFilter());
        boolean onlyAttached = Boolean.TRUE.equals(in.onlyAttached());
        var policies = all(txn, call.account(), scope).stream()
                .filter(policy -> policy.path().startsWith(prefix))
                .filter(policy -> used(PolicyUse.of(txn, call.account(), policy.arn()), onlyAttached, usage))
                .toList();
        var page = lists.list(
                call,
                policies,
                KnownPolicy::arn,
                new Lists.Wanted(scope + onlyAttached + usage + prefix, in.marker(), in.maxItems()));
        return ListPoliciesResponse.builder()
                .policies(page.items().stream()
                        .map(policy -> PolicyViews.brief(txn, call.account(), policy))
                        .toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static boolean used(PolicyUse use, boolean onlyAttached, String usage) {
        return switch (usage) {
            case "PermissionsPolicy" -> use.attachments() > 0;
            case "PermissionsBoundary" -> use.boundaries() > 0;
            default -> !onlyAttached || use.attachments() > 0;
        };
    }

    /** All policies of a scope, by ARN. */
    public static List<KnownPolicy> all(ReadTxn txn, String account, String scope) {
        var all = new ArrayList<KnownPolicy>();
        if (!scope.equals("AWS")) {
            try (var own = txn.scan(POLICIES.table(), Keys.allNamed(account))) {
                own.forEachRemaining(entry -> all.add(new KnownPolicy.Local(entry.value())));
            }
        }
        if (!scope.equals("Local")) {
            AwsPolicies.all().forEach(policy -> all.add(new KnownPolicy.Aws(policy)));
        }
        all.sort(Comparator.comparing(KnownPolicy::arn));
        return all;
    }

    private DeletePolicyResponse delete(Call call, Txn txn, DeletePolicyRequest in) {
        var policy = KnownPolicy.own(txn, call.account(), in.policyArn());
        if (PolicyUse.of(txn, call.account(), policy.arn()).any()) {
            throw IamErrors.conflict("Cannot delete a policy attached to entities.");
        }
        var versions = Versions.all(txn, policy);
        if (versions.size() > 1) {
            throw IamErrors.conflict(
                    "This policy has more than one version. Before you delete a policy, you must delete"
                            + " the policy's versions. The default version is deleted with the policy.");
        }
        versions.forEach(version -> Versions.delete(txn, policy, version.number()));
        POLICIES.delete(txn, policy);
        return DeletePolicyResponse.builder().build();
    }
}
