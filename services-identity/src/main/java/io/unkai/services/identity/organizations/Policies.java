package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.CreatePolicyRequest;
import io.unkai.api.organizations.CreatePolicyResponse;
import io.unkai.api.organizations.DeletePolicyRequest;
import io.unkai.api.organizations.DeletePolicyResponse;
import io.unkai.api.organizations.DescribePolicyRequest;
import io.unkai.api.organizations.DescribePolicyResponse;
import io.unkai.api.organizations.ListPoliciesRequest;
import io.unkai.api.organizations.ListPoliciesResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.UpdatePolicyRequest;
import io.unkai.api.organizations.UpdatePolicyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates, shows, changes and deletes policies. */
final class Policies {
    private static final int MOST = 1000;
    private static final int ID = 8;

    private final Pages pages;

    Policies(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.CREATE_POLICY, this::create);
        on.onRead(Organizations.DESCRIBE_POLICY, this::describe);
        on.on(Organizations.UPDATE_POLICY, this::update);
        on.on(Organizations.DELETE_POLICY, this::delete);
        on.onRead(Organizations.LIST_POLICIES, this::list);
    }

    private CreatePolicyResponse create(Call call, Txn txn, CreatePolicyRequest in) {
        var organization = Standing.manager(txn, call);
        var kind = kind(organization, in.type());
        var policy = new StoredPolicy(
                "p-" + call.ids().text(OrganizationOperations.ALPHABET, ID),
                kind,
                Given.text(in.name()),
                Given.text(in.description()),
                Given.text(in.content()));
        check(policy);
        requireNew(txn, organization, policy);
        if (all(txn, organization).stream().filter(one -> one.kind() == kind).count() >= MOST) {
            throw Refusals.constraint(
                    "POLICY_NUMBER_LIMIT_EXCEEDED",
                    "You have exceeded the number of policies of this type in the organization.");
        }
        put(txn, organization, policy);
        TagOperations.put(txn, organization, policy.id(), in.tags());
        return CreatePolicyResponse.builder().policy(policy.view(organization)).build();
    }

    /** The kind that a caller names, which the organization must have. */
    static PolicyKind kind(Organization organization, @Nullable String type) {
        var kind = PolicyKind.find(type);
        if (kind == null || !organization.allFeatures()) {
            throw Refusals.kindUnavailable();
        }
        return kind;
    }

    private static void check(StoredPolicy policy) {
        if (policy.content().length() > policy.kind().maxContent()) {
            throw Refusals.constraint(
                    "POLICY_CONTENT_LIMIT_EXCEEDED", "You have exceeded the allowed size of a policy document.");
        }
        policy.kind().check(policy.content());
    }

    private static void requireNew(ReadTxn txn, Organization organization, StoredPolicy policy) {
        var other = txn.get(Tables.POLICY_NAMES, name(organization, policy));
        var full = policy.kind().full();
        boolean ofAws = full != null && full.name().equals(policy.name());
        if (ofAws || other != null && !other.id().equals(policy.id())) {
            throw new ApiException("DuplicatePolicyException", "A policy with the same name already exists.");
        }
    }

    private static Tables.PolicyName name(Organization organization, StoredPolicy policy) {
        return new Tables.PolicyName(organization.id(), policy.kind(), policy.name());
    }

    private static void put(Txn txn, Organization organization, StoredPolicy policy) {
        txn.put(Tables.POLICIES, new Tables.InOrganization(organization.id(), policy.id()), policy);
        txn.put(Tables.POLICY_NAMES, name(organization, policy), new Tables.Reference(policy.id()));
    }

    private DescribePolicyResponse describe(Call call, ReadTxn txn, DescribePolicyRequest in) {
        var organization = Standing.reader(txn, call);
        return DescribePolicyResponse.builder()
                .policy(StoredPolicy.require(txn, organization, in.policyId()).view(organization))
                .build();
    }

    private UpdatePolicyResponse update(Call call, Txn txn, UpdatePolicyRequest in) {
        var organization = Standing.manager(txn, call);
        var before = mutable(txn, organization, in.policyId());
        var after = new StoredPolicy(
                before.id(),
                before.kind(),
                in.name() == null ? before.name() : in.name(),
                in.description() == null ? before.description() : in.description(),
                in.content() == null ? before.content() : in.content());
        check(after);
        requireNew(txn, organization, after);
        txn.delete(Tables.POLICY_NAMES, name(organization, before));
        put(txn, organization, after);
        return UpdatePolicyResponse.builder().policy(after.view(organization)).build();
    }

    private static StoredPolicy mutable(ReadTxn txn, Organization organization, @Nullable String id) {
        var policy = StoredPolicy.require(txn, organization, id);
        if (policy.managed()) {
            throw Refusals.input(
                    "IMMUTABLE_POLICY", "You specified a policy that is managed by AWS and can't be modified.");
        }
        return policy;
    }

    private DeletePolicyResponse delete(Call call, Txn txn, DeletePolicyRequest in) {
        var organization = Standing.manager(txn, call);
        var policy = mutable(txn, organization, in.policyId());
        try (var targets = txn.scan(Tables.TARGETS, Tables.TARGET.prefix(organization.id(), policy.id()))) {
            if (targets.hasNext()) {
                throw new ApiException(
                        "PolicyInUseException", "You can't delete a policy that is attached to a target.");
            }
        }
        TagOperations.removeAll(txn, organization, policy.id());
        txn.delete(Tables.POLICY_NAMES, name(organization, policy));
        txn.delete(Tables.POLICIES, new Tables.InOrganization(organization.id(), policy.id()));
        return DeletePolicyResponse.builder().build();
    }

    private ListPoliciesResponse list(Call call, ReadTxn txn, ListPoliciesRequest in) {
        var organization = Standing.reader(txn, call);
        var kind = kind(organization, in.filter());
        var page = pages.page(
                call,
                txn,
                Tables.POLICIES,
                Tables.IN_ORGANIZATION.prefix(organization.id()),
                new Pages.Wanted(organization.id() + kind, in.nextToken(), in.maxResults()),
                entry -> entry.value().kind() == kind ? entry.value().summary(organization) : null);
        return ListPoliciesResponse.builder()
                .policies(page.items())
                .nextToken(page.next())
                .build();
    }

    /** Gives a new organization AWS's own policies. */
    static void begin(Txn txn, Organization organization) {
        for (var kind : PolicyKind.values()) {
            var full = kind.full();
            if (full != null) {
                txn.put(Tables.POLICIES, new Tables.InOrganization(organization.id(), full.id()), full);
            }
        }
    }

    /** All policies that an organization has. */
    static List<StoredPolicy> all(ReadTxn txn, Organization organization) {
        var all = new ArrayList<StoredPolicy>();
        try (var cursor = txn.scan(Tables.POLICIES, Tables.IN_ORGANIZATION.prefix(organization.id()))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }
}
