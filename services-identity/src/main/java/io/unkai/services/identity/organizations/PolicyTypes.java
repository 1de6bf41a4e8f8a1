package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.DisablePolicyTypeRequest;
import io.unkai.api.organizations.DisablePolicyTypeResponse;
import io.unkai.api.organizations.EnablePolicyTypeRequest;
import io.unkai.api.organizations.EnablePolicyTypeResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts kinds of policies into force and takes them out again. */
final class PolicyTypes {
    void register(Changes on) {
        on.on(Organizations.ENABLE_POLICY_TYPE, this::enable);
        on.on(Organizations.DISABLE_POLICY_TYPE, this::disable);
    }

    private EnablePolicyTypeResponse enable(Call call, Txn txn, EnablePolicyTypeRequest in) {
        var organization = Standing.manager(txn, call);
        requireRoot(organization, in.rootId());
        var kind = Policies.kind(organization, in.policyType());
        if (organization.enables(kind)) {
            throw new ApiException(
                    "PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.");
        }
        var after = organization.enabling(kind, true);
        txn.put(Tables.ORGANIZATIONS, new Tables.Id(after.id()), after);
        targets(txn, after).forEach(target -> Attachments.begin(txn, after, target, kind));
        return EnablePolicyTypeResponse.builder().root(after.rootView()).build();
    }

    private DisablePolicyTypeResponse disable(Call call, Txn txn, DisablePolicyTypeRequest in) {
        var organization = Standing.manager(txn, call);
        requireRoot(organization, in.rootId());
        var kind = PolicyKind.find(in.policyType());
        if (kind == null || !organization.enables(kind)) {
            throw new ApiException(
                    "PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");
        }
        var after = organization.enabling(kind, false);
        txn.put(Tables.ORGANIZATIONS, new Tables.Id(after.id()), after);
        targets(txn, after).forEach(target -> Attachments.removeAll(txn, after, target, kind));
        return DisablePolicyTypeResponse.builder().root(after.rootView()).build();
    }

    private static void requireRoot(Organization organization, @Nullable String root) {
        if (!organization.root().equals(root)) {
            throw Refusals.noRoot();
        }
    }

    private static List<String> targets(ReadTxn txn, Organization organization) {
        var targets = new ArrayList<String>();
        targets.add(organization.root());
        Tree.units(txn, organization).forEach(unit -> targets.add(unit.id()));
        Tree.accounts(txn, organization).forEach(member -> targets.add(member.account()));
        return targets;
    }
}
