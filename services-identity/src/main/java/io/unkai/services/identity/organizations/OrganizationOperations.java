package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.CreateOrganizationRequest;
import io.unkai.api.organizations.CreateOrganizationResponse;
import io.unkai.api.organizations.DeleteOrganizationRequest;
import io.unkai.api.organizations.DeleteOrganizationResponse;
import io.unkai.api.organizations.DescribeOrganizationRequest;
import io.unkai.api.organizations.DescribeOrganizationResponse;
import io.unkai.api.organizations.ListRootsRequest;
import io.unkai.api.organizations.ListRootsResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.registry.Accounts;
import java.util.List;
import java.util.Set;

/** Creates, shows and deletes organizations. */
final class OrganizationOperations {
    static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID = 10;
    private static final int ROOT_ID = 4;

    void register(Changes on) {
        on.on(Organizations.CREATE_ORGANIZATION, this::create);
        on.onRead(Organizations.DESCRIBE_ORGANIZATION, this::describe);
        on.on(Organizations.DELETE_ORGANIZATION, this::delete);
        on.onRead(Organizations.LIST_ROOTS, this::roots);
    }

    private CreateOrganizationResponse create(Call call, Txn txn, CreateOrganizationRequest in) {
        if (Standing.find(txn, call.account()) != null) {
            throw Refusals.alreadyMember();
        }
        Accounts.register(txn, call.account(), call.now());
        var organization = new Organization(
                "o-" + call.ids().text(ALPHABET, ID),
                call.account(),
                !"CONSOLIDATED_BILLING".equals(in.featureSet()),
                "r-" + call.ids().text(ALPHABET, ROOT_ID),
                Set.of(),
                call.now());
        txn.put(Tables.ORGANIZATIONS, new Tables.Id(organization.id()), organization);
        Policies.begin(txn, organization);
        Members.join(txn, organization, call.account(), true, call.now());
        return CreateOrganizationResponse.builder()
                .organization(organization.view(txn))
                .build();
    }

    private DescribeOrganizationResponse describe(Call call, ReadTxn txn, DescribeOrganizationRequest in) {
        return DescribeOrganizationResponse.builder()
                .organization(Standing.member(txn, call).view(txn))
                .build();
    }

    private ListRootsResponse roots(Call call, ReadTxn txn, ListRootsRequest in) {
        return ListRootsResponse.builder()
                .roots(List.of(Standing.reader(txn, call).rootView()))
                .build();
    }

    private DeleteOrganizationResponse delete(Call call, Txn txn, DeleteOrganizationRequest in) {
        var organization = Standing.manager(txn, call);
        var members = Tree.accounts(txn, organization);
        if (members.size() > 1 || Creation.anyInProgress(txn, organization)) {
            throw new ApiException(
                    "OrganizationNotEmptyException",
                    "To delete an organization you must first remove all member accounts (except the master).");
        }
        Tree.units(txn, organization).forEach(unit -> TagOperations.removeAll(txn, organization, unit.id()));
        Policies.all(txn, organization).forEach(policy -> TagOperations.removeAll(txn, organization, policy.id()));
        TagOperations.removeAll(txn, organization, organization.root());
        ResourcePolicies.forget(txn, organization);
        members.forEach(member -> Members.leave(txn, organization, member));
        Handshakes.forget(txn, organization);
        forget(txn, organization.id());
        return DeleteOrganizationResponse.builder().build();
    }

    private static void forget(Txn txn, String id) {
        var things = Tables.IN_ORGANIZATION.prefix(id);
        txn.deleteRange(Tables.MEMBERS, things);
        txn.deleteRange(Tables.UNITS, things);
        txn.deleteRange(Tables.POLICIES, things);
        txn.deleteRange(Tables.CREATIONS, things);
        txn.deleteRange(Tables.SERVICES, things);
        txn.deleteRange(Tables.UNIT_NAMES, Tables.UNIT_NAME.prefix(id));
        txn.deleteRange(Tables.CHILDREN, Tables.CHILD.prefix(id));
        txn.deleteRange(Tables.POLICY_NAMES, Tables.POLICY_NAME.prefix(id));
        txn.deleteRange(Tables.ATTACHED, Tables.ATTACHED_KEYS.prefix(id));
        txn.deleteRange(Tables.TARGETS, Tables.TARGET.prefix(id));
        txn.deleteRange(Tables.DELEGATES, Tables.DELEGATE.prefix(id));
        txn.delete(Tables.ORGANIZATIONS, new Tables.Id(id));
    }
}
