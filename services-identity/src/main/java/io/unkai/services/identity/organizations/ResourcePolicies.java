package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.DeleteResourcePolicyRequest;
import io.unkai.api.organizations.DeleteResourcePolicyResponse;
import io.unkai.api.organizations.DescribeResourcePolicyRequest;
import io.unkai.api.organizations.DescribeResourcePolicyResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.PutResourcePolicyRequest;
import io.unkai.api.organizations.PutResourcePolicyResponse;
import io.unkai.api.organizations.ResourcePolicy;
import io.unkai.api.organizations.ResourcePolicySummary;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.policy.MalformedPolicyException;
import io.unkai.kernel.policy.Policy;
import io.unkai.kernel.policy.PolicyCheck;
import io.unkai.kernel.policy.PolicyUse;
import io.unkai.kernel.policy.PrincipalType;
import io.unkai.kernel.policy.Statement;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import org.jspecify.annotations.Nullable;

/** The policy by which a management account lets members act in its place. */
final class ResourcePolicies {
    private static final int ID = 8;

    void register(Changes on) {
        on.on(Organizations.PUT_RESOURCE_POLICY, this::put);
        on.onRead(Organizations.DESCRIBE_RESOURCE_POLICY, this::describe);
        on.on(Organizations.DELETE_RESOURCE_POLICY, this::delete);
    }

    private PutResourcePolicyResponse put(Call call, Txn txn, PutResourcePolicyRequest in) {
        var organization = Standing.manager(txn, call);
        var content = Given.text(in.content());
        check(content);
        var before = find(txn, organization);
        var policy = new Tables.OwnPolicy(
                before == null ? "rp-" + call.ids().text(OrganizationOperations.ALPHABET, ID) : before.id(), content);
        txn.put(Tables.OWN_POLICIES, new Tables.Id(organization.id()), policy);
        if (before == null) {
            TagOperations.put(txn, organization, policy.id(), in.tags());
        }
        return PutResourcePolicyResponse.builder()
                .resourcePolicy(view(organization, policy))
                .build();
    }

    private static void check(String content) {
        Policy policy;
        try {
            policy = PolicyCheck.check(content, PolicyUse.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw new ApiException("MalformedPolicyDocumentException", e.message());
        }
        for (var statement : policy.statements()) {
            if (!delegable(statement)) {
                throw Refusals.input(
                        "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
                        "You specified an action in the resource policy that can't be delegated.");
            }
        }
    }

    /** Whether each action that a statement names, or some action of each pattern, can be delegated. */
    private static boolean delegable(Statement statement) {
        var actions = statement.actions();
        return actions != null
                && !actions.negated()
                && actions.values().stream().allMatch(Delegation::canBe);
    }

    private DescribeResourcePolicyResponse describe(Call call, ReadTxn txn, DescribeResourcePolicyRequest in) {
        var organization = Standing.member(txn, call);
        var policy = find(txn, organization);
        boolean mayKnow = organization.manager().equals(call.account())
                || Standing.delegate(txn, organization, call.account())
                || policy != null && names(policy, call.account());
        if (!mayKnow) {
            throw Refusals.denied();
        }
        return DescribeResourcePolicyResponse.builder()
                .resourcePolicy(view(organization, require(policy)))
                .build();
    }

    /** Whether a policy names an account, or someone in it. */
    private static boolean names(Tables.OwnPolicy policy, String account) {
        return Policy.parse(policy.content()).statements().stream()
                .map(Statement::principals)
                .anyMatch(principals -> principals != null
                        && principals.values(PrincipalType.AWS).stream()
                                .anyMatch(name -> name.equals(account) || name.contains(':' + account + ':')));
    }

    private DeleteResourcePolicyResponse delete(Call call, Txn txn, DeleteResourcePolicyRequest in) {
        var organization = Standing.manager(txn, call);
        require(find(txn, organization));
        forget(txn, organization);
        return DeleteResourcePolicyResponse.builder().build();
    }

    /** Removes what an organization has of it. */
    static void forget(Txn txn, Organization organization) {
        var policy = find(txn, organization);
        if (policy != null) {
            TagOperations.removeAll(txn, organization, policy.id());
            txn.delete(Tables.OWN_POLICIES, new Tables.Id(organization.id()));
        }
    }

    /** The policy of an organization, or null. */
    static Tables.@Nullable OwnPolicy find(ReadTxn txn, Organization organization) {
        return txn.get(Tables.OWN_POLICIES, new Tables.Id(organization.id()));
    }

    private static Tables.OwnPolicy require(Tables.@Nullable OwnPolicy policy) {
        if (policy == null) {
            throw new ApiException("ResourcePolicyNotFoundException", "The organization has no resource policy.");
        }
        return policy;
    }

    private static ResourcePolicy view(Organization organization, Tables.OwnPolicy policy) {
        return ResourcePolicy.builder()
                .resourcePolicySummary(ResourcePolicySummary.builder()
                        .id(policy.id())
                        .arn(organization.resourcePolicyArn(policy.id()))
                        .build())
                .content(policy.content())
                .build();
    }
}
