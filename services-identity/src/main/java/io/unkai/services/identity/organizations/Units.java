package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.CreateOrganizationalUnitRequest;
import io.unkai.api.organizations.CreateOrganizationalUnitResponse;
import io.unkai.api.organizations.DeleteOrganizationalUnitRequest;
import io.unkai.api.organizations.DeleteOrganizationalUnitResponse;
import io.unkai.api.organizations.DescribeOrganizationalUnitRequest;
import io.unkai.api.organizations.DescribeOrganizationalUnitResponse;
import io.unkai.api.organizations.ListOrganizationalUnitsForParentRequest;
import io.unkai.api.organizations.ListOrganizationalUnitsForParentResponse;
import io.unkai.api.organizations.Organizations;
import io.unkai.api.organizations.UpdateOrganizationalUnitRequest;
import io.unkai.api.organizations.UpdateOrganizationalUnitResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.organizations.Tables.ChildKind;

/** Organizational units. */
final class Units {
    private static final int MOST = 2000;
    private static final int ID = 8;

    private final Pages pages;

    Units(Pages pages) {
        this.pages = pages;
    }

    void register(Changes on) {
        on.on(Organizations.CREATE_ORGANIZATIONAL_UNIT, this::create);
        on.onRead(Organizations.DESCRIBE_ORGANIZATIONAL_UNIT, this::describe);
        on.on(Organizations.UPDATE_ORGANIZATIONAL_UNIT, this::update);
        on.on(Organizations.DELETE_ORGANIZATIONAL_UNIT, this::delete);
        on.onRead(Organizations.LIST_ORGANIZATIONAL_UNITS_FOR_PARENT, this::list);
    }

    private CreateOrganizationalUnitResponse create(Call call, Txn txn, CreateOrganizationalUnitRequest in) {
        var organization = Standing.manager(txn, call);
        int depth = Tree.requireParent(txn, organization, in.parentId(), Refusals::noParent) + 1;
        var unit = new Unit(
                "ou-" + organization.root().substring(2) + '-' + call.ids().text(OrganizationOperations.ALPHABET, ID),
                Given.text(in.parentId()),
                Given.text(in.name()),
                depth);
        requireNew(txn, organization, unit);
        if (depth > Unit.MAX_DEPTH) {
            throw Refusals.constraint(
                    "OU_DEPTH_LIMIT_EXCEEDED", "You attempted to create an OU tree that is too many levels deep.");
        }
        if (Tree.units(txn, organization).size() >= MOST) {
            throw Refusals.constraint(
                    "OU_NUMBER_LIMIT_EXCEEDED",
                    "You attempted to exceed the number of OUs that you can have in an organization.");
        }
        Tree.put(txn, organization, unit);
        Attachments.begin(txn, organization, unit.id());
        TagOperations.put(txn, organization, unit.id(), in.tags());
        return CreateOrganizationalUnitResponse.builder()
                .organizationalUnit(unit.view(organization))
                .build();
    }

    private static void requireNew(ReadTxn txn, Organization organization, Unit unit) {
        if (txn.get(Tables.UNIT_NAMES, new Tables.UnitName(organization.id(), unit.parent(), unit.name())) != null) {
            throw Refusals.duplicateUnit();
        }
    }

    private DescribeOrganizationalUnitResponse describe(Call call, ReadTxn txn, DescribeOrganizationalUnitRequest in) {
        var organization = Standing.reader(txn, call);
        return DescribeOrganizationalUnitResponse.builder()
                .organizationalUnit(Tree.requireUnit(txn, organization, in.organizationalUnitId())
                        .view(organization))
                .build();
    }

    private UpdateOrganizationalUnitResponse update(Call call, Txn txn, UpdateOrganizationalUnitRequest in) {
        var organization = Standing.manager(txn, call);
        var before = Tree.requireUnit(txn, organization, in.organizationalUnitId());
        var after = in.name() == null ? before : before.named(in.name());
        if (!after.equals(before)) {
            requireNew(txn, organization, after);
            Tree.removeName(txn, organization, before);
            Tree.put(txn, organization, after);
        }
        return UpdateOrganizationalUnitResponse.builder()
                .organizationalUnit(after.view(organization))
                .build();
    }

    private DeleteOrganizationalUnitResponse delete(Call call, Txn txn, DeleteOrganizationalUnitRequest in) {
        var organization = Standing.manager(txn, call);
        var unit = Tree.requireUnit(txn, organization, in.organizationalUnitId());
        if (Tree.occupied(txn, organization, unit.id())) {
            throw new ApiException(
                    "OrganizationalUnitNotEmptyException",
                    "You can't delete an organizational unit that contains accounts or other organizational units.");
        }
        Attachments.removeAll(txn, organization, unit.id());
        TagOperations.removeAll(txn, organization, unit.id());
        Tree.remove(txn, organization, unit);
        return DeleteOrganizationalUnitResponse.builder().build();
    }

    private ListOrganizationalUnitsForParentResponse list(
            Call call, ReadTxn txn, ListOrganizationalUnitsForParentRequest in) {
        var organization = Standing.reader(txn, call);
        Tree.requireParent(txn, organization, in.parentId(), Refusals::noParent);
        var parent = Given.text(in.parentId());
        var page = pages.page(
                call,
                txn,
                Tables.CHILDREN,
                Tables.CHILD.prefix(organization.id(), parent, ChildKind.ORGANIZATIONAL_UNIT),
                new Pages.Wanted(parent, in.nextToken(), in.maxResults()),
                entry -> Tree.requireUnit(txn, organization, entry.key().id()).view(organization));
        return ListOrganizationalUnitsForParentResponse.builder()
                .organizationalUnits(page.items())
                .nextToken(page.next())
                .build();
    }
}
