package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.AttachPolicyRequest;
import io.unkai.api.organizations.AttachPolicyResponse;
import io.unkai.api.organizations.DetachPolicyRequest;
import io.unkai.api.organizations.DetachPolicyResponse;
import io.unkai.api.organizations.ListPoliciesForTargetRequest;
import io.unkai.api.organizations.ListPoliciesForTargetResponse;
import io.unkai.api.organizations.ListTargetsForPolicyRequest;
import io.unkai.api.organizations.ListTargetsForPolicyResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.PolicyTargetSummary;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.registry.Accounts;
import org.jspecify.annotations.Nullable;

/** Attaches policies to roots, units and accounts. */
final class AttachmentOperations {
    private final Pages pages;

    AttachmentOperations(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.ATTACH_POLICY, this::attach);
        on.on(Organizations.DETACH_POLICY, this::detach);
        on.onRead(Organizations.LIST_POLICIES_FOR_TARGET, this::policies);
        on.onRead(Organizations.LIST_TARGETS_FOR_POLICY, this::targets);
    }

    private AttachPolicyResponse attach(Call call, Txn txn, AttachPolicyRequest in) {
        var organization = Standing.manager(txn, call);
        var policy = StoredPolicy.require(txn, organization, in.policyId());
        var target = target(txn, organization, in.targetId()).id();
        if (!organization.enables(policy.kind())) {
            throw new ApiException(
                    "PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");
        }
        if (Attachments.has(txn, organization, target, policy)) {
            throw new ApiException(
                    "DuplicatePolicyAttachmentException",
                    "A policy with the specified name and type is already attached to the target.");
        }
        if (Attachments.of(txn, organization, target, policy.kind()).size()
                >= policy.kind().maxAttached()) {
            throw Refusals.constraint(
                    "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You have attached the maximum number of policies to the specified target.");
        }
        Attachments.put(txn, organization, target, policy);
        return AttachPolicyResponse.builder().build();
    }

    private DetachPolicyResponse detach(Call call, Txn txn, DetachPolicyRequest in) {
        var organization = Standing.manager(txn, call);
        var policy = StoredPolicy.require(txn, organization, in.policyId());
        var target = target(txn, organization, in.targetId()).id();
        if (!Attachments.has(txn, organization, target, policy)) {
            throw new ApiException("PolicyNotAttachedException", "The policy isn't attached to the specified target.");
        }
        boolean fixed = policy.managed() && policy.kind() == PolicyKind.RESOURCE_CONTROL_POLICY;
        boolean needed = policy.kind().full() != null;
        if (fixed
                || needed
                        && Attachments.of(txn, organization, target, policy.kind())
                                        .size()
                                == 1) {
            throw Refusals.constraint(
                    "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You cannot remove the last policy attached to the specified target. You must have at least one"
                            + " attached at all times.");
        }
        Attachments.remove(txn, organization, target, policy);
        return DetachPolicyResponse.builder().build();
    }

    private ListPoliciesForTargetResponse policies(Call call, ReadTxn txn, ListPoliciesForTargetRequest in) {
        var organization = Standing.reader(txn, call);
        var target = target(txn, organization, in.targetId()).id();
        var kind = Policies.kind(organization, in.filter());
        var page = pages.page(
                call,
                txn,
                Tables.ATTACHED,
                Attachments.range(organization, target, kind),
                new Pages.Wanted(target + kind, in.nextToken(), in.maxResults()),
                entry -> StoredPolicy.require(txn, organization, entry.key().policy())
                        .summary(organization));
        return ListPoliciesForTargetResponse.builder()
                .policies(page.items())
                .nextToken(page.next())
                .build();
    }

    private ListTargetsForPolicyResponse targets(Call call, ReadTxn txn, ListTargetsForPolicyRequest in) {
        var organization = Standing.reader(txn, call);
        var policy = StoredPolicy.require(txn, organization, in.policyId());
        var page = pages.page(
                call,
                txn,
                Tables.TARGETS,
                Tables.TARGET.prefix(organization.id(), policy.id()),
                new Pages.Wanted(policy.id(), in.nextToken(), in.maxResults()),
                entry -> target(txn, organization, entry.key().target()).view());
        return ListTargetsForPolicyResponse.builder()
                .targets(page.items())
                .nextToken(page.next())
                .build();
    }

    private record Found(String id, String arn, String name, String type) {
        PolicyTargetSummary view() {
            return PolicyTargetSummary.builder()
                    .targetId(id)
                    .arn(arn)
                    .name(name)
                    .type(type)
                    .build();
        }
    }

    private static Found target(ReadTxn txn, Organization organization, @Nullable String id) {
        var wanted = Given.text(id);
        if (organization.root().equals(wanted)) {
            return new Found(wanted, organization.rootArn(), "Root", "ROOT");
        }
        var unit = Tree.unit(txn, organization, wanted);
        if (unit != null) {
            return new Found(wanted, organization.unitArn(wanted), unit.name(), "ORGANIZATIONAL_UNIT");
        }
        var account = Tree.account(txn, organization, wanted);
        if (account == null) {
            throw Refusals.noTarget();
        }
        return new Found(
                wanted,
                organization.accountArn(wanted),
                Accounts.of(txn, wanted, account.joined()).name(),
                "ACCOUNT");
    }
}
