package io.unkai.services.compute.dlm;

import io.unkai.api.dlm.CreateLifecyclePolicyRequest;
import io.unkai.api.dlm.CreateLifecyclePolicyResponse;
import io.unkai.api.dlm.DeleteLifecyclePolicyRequest;
import io.unkai.api.dlm.DeleteLifecyclePolicyResponse;
import io.unkai.api.dlm.Dlm;
import io.unkai.api.dlm.PolicyDetails;
import io.unkai.api.dlm.UpdateLifecyclePolicyRequest;
import io.unkai.api.dlm.UpdateLifecyclePolicyResponse;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.tag.Tags;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes policies. */
final class Policies {
    private static final int MOST = 100;
    private static final int ID_BYTES = 8;

    private Policies() {}

    static void register(Handlers on) {
        on.on(Dlm.CREATE_LIFECYCLE_POLICY, Policies::create);
        on.on(Dlm.UPDATE_LIFECYCLE_POLICY, Policies::update);
        on.on(Dlm.DELETE_LIFECYCLE_POLICY, Policies::delete);
    }

    /** The key of a policy that a call names. @throws io.unkai.kernel.error.ApiException where there is none */
    static StoredPolicy.Key named(Call call, ReadTxn txn, @Nullable String id) {
        var key = new StoredPolicy.Key(call.account(), call.region(), Objects.requireNonNullElse(id, ""));
        if (txn.get(StoredPolicy.TABLE, key) == null) {
            throw DlmErrors.notFound(key.id());
        }
        return key;
    }

    private static CreateLifecyclePolicyResponse create(Call call, Txn txn, CreateLifecyclePolicyRequest in) {
        if (in.defaultPolicy() != null
                || in.createInterval() != null
                || in.retainInterval() != null
                || in.copyTags() != null
                || in.extendDeletion() != null
                || in.crossRegionCopyTargets() != null
                || in.exclusions() != null) {
            throw DlmErrors.notImplemented("Default policies are");
        }
        if (in.policyDetails() == null) {
            throw DlmErrors.missing("PolicyDetails");
        }
        var details = Bare.of(in.policyDetails());
        PolicyChecks.check(details);
        CopyChecks.checkRegions(details, call.region());
        if (count(call, txn) >= MOST) {
            throw DlmErrors.tooMany(MOST);
        }
        var key = new StoredPolicy.Key(
                call.account(), call.region(), "policy-0" + call.ids().hex(ID_BYTES));
        var policy = new StoredPolicy(
                Objects.requireNonNullElse(in.description(), ""),
                role(call, in.executionRoleArn()),
                Objects.requireNonNullElse(in.state(), StoredPolicy.ENABLED),
                "",
                details,
                call.now(),
                call.now(),
                1,
                StoredPolicy.served(details, call.now()));
        save(txn, key, policy);
        if (in.tags() != null) {
            Tags.put(txn, PolicyTags.resource(key), in.tags(), PolicyTags.RULES);
        }
        return CreateLifecyclePolicyResponse.builder().policyId(key.id()).build();
    }

    private static void save(Txn txn, StoredPolicy.Key key, StoredPolicy policy) {
        txn.put(StoredPolicy.TABLE, key, policy);
        txn.reconcile(PolicyReconciler.KIND, key.text());
    }

    private static int count(Call call, ReadTxn txn) {
        int found = 0;
        try (var cursor = txn.scan(StoredPolicy.TABLE, StoredPolicy.KEYS.prefix(call.account(), call.region()))) {
            for (; cursor.hasNext(); found++) {
                cursor.next();
            }
        }
        return found;
    }

    /** A role of the caller's account; whether it is there is found out when it is used. */
    private static String role(Call call, @Nullable String text) {
        var arn = Arn.parse(Objects.requireNonNullElse(text, ""));
        if (arn == null
                || !arn.account().equals(call.account())
                || !arn.resource().startsWith("role/")) {
            throw DlmErrors.invalid("The execution role " + text + " is not a role of this account.");
        }
        return Objects.requireNonNullElse(text, "");
    }

    private static UpdateLifecyclePolicyResponse update(Call call, Txn txn, UpdateLifecyclePolicyRequest in) {
        if (in.createInterval() != null
                || in.retainInterval() != null
                || in.copyTags() != null
                || in.extendDeletion() != null
                || in.crossRegionCopyTargets() != null
                || in.exclusions() != null) {
            throw DlmErrors.invalid("These parameters are of default policies, which this is none of.");
        }
        var key = named(call, txn, in.policyId());
        var old = Objects.requireNonNull(txn.get(StoredPolicy.TABLE, key));
        var details = Bare.of(Objects.requireNonNullElse(in.policyDetails(), old.details()));
        PolicyChecks.check(details);
        CopyChecks.checkRegions(details, call.region());
        checkType(old.details(), details);
        var changed = old.changed(
                Objects.requireNonNullElse(in.description(), old.description()),
                in.executionRoleArn() == null ? old.role() : role(call, in.executionRoleArn()),
                // Whatever kept it from acting may have been put right.
                Objects.requireNonNullElse(
                        in.state(), old.state().equals(StoredPolicy.ERROR) ? StoredPolicy.ENABLED : old.state()),
                details,
                call.now());
        save(txn, key, changed);
        return UpdateLifecyclePolicyResponse.builder().build();
    }

    private static void checkType(PolicyDetails old, PolicyDetails now) {
        if (!PolicyChecks.type(old).equals(PolicyChecks.type(now))) {
            throw DlmErrors.invalid("The type of a policy cannot be changed.");
        }
    }

    private static DeleteLifecyclePolicyResponse delete(Call call, Txn txn, DeleteLifecyclePolicyRequest in) {
        var key = named(call, txn, in.policyId());
        txn.delete(StoredPolicy.TABLE, key);
        Tags.removeAll(txn, PolicyTags.resource(key));
        return DeleteLifecyclePolicyResponse.builder().build();
    }
}
