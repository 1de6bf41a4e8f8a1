package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.organizations.Tables.ChildKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tree of an organization: the root, units in it, accounts in both. */
final class Tree {
    private Tree() {}

    static @Nullable Membership account(ReadTxn txn, Organization organization, String account) {
        return txn.get(Tables.MEMBERS, new Tables.InOrganization(organization.id(), account));
    }

    static Membership requireAccount(ReadTxn txn, Organization organization, @Nullable String account) {
        var found = account(txn, organization, Given.text(account));
        if (found == null) {
            throw Refusals.noAccount();
        }
        return found;
    }

    static @Nullable Unit unit(ReadTxn txn, Organization organization, String unit) {
        return txn.get(Tables.UNITS, new Tables.InOrganization(organization.id(), unit));
    }

    static Unit requireUnit(ReadTxn txn, Organization organization, @Nullable String unit) {
        var found = unit(txn, organization, Given.text(unit));
        if (found == null) {
            throw Refusals.noUnit();
        }
        return found;
    }

    /** The depth of a root, 0, or of a unit. */
    static int requireParent(
            ReadTxn txn, Organization organization, @Nullable String parent, Supplier<RuntimeException> missing) {
        if (organization.root().equals(parent)) {
            return 0;
        }
        var unit = unit(txn, organization, Given.text(parent));
        if (unit == null) {
            throw missing.get();
        }
        return unit.depth();
    }

    /** The parent of a unit or an account, or null. */
    static @Nullable String parent(ReadTxn txn, Organization organization, String child) {
        var unit = unit(txn, organization, child);
        if (unit != null) {
            return unit.parent();
        }
        var account = account(txn, organization, child);
        return account == null ? null : account.parent();
    }

    /** Root and units from the top down to a root or unit. */
    static List<String> path(ReadTxn txn, Organization organization, String end) {
        Deque<String> path = new ArrayDeque<>();
        path.addFirst(end);
        for (var unit = unit(txn, organization, end); unit != null; unit = unit(txn, organization, unit.parent())) {
            path.addFirst(unit.parent());
        }
        return new ArrayList<>(path);
    }

    static void put(Txn txn, Organization organization, Unit unit) {
        txn.put(Tables.UNITS, new Tables.InOrganization(organization.id(), unit.id()), unit);
        txn.put(
                Tables.UNIT_NAMES,
                new Tables.UnitName(organization.id(), unit.parent(), unit.name()),
                new Tables.Reference(unit.id()));
        link(txn, organization, unit.parent(), ChildKind.ORGANIZATIONAL_UNIT, unit.id());
    }

    static void remove(Txn txn, Organization organization, Unit unit) {
        txn.delete(Tables.UNITS, new Tables.InOrganization(organization.id(), unit.id()));
        removeName(txn, organization, unit);
        txn.delete(
                Tables.CHILDREN,
                new Tables.Child(organization.id(), unit.parent(), ChildKind.ORGANIZATIONAL_UNIT, unit.id()));
    }

    static void removeName(Txn txn, Organization organization, Unit unit) {
        txn.delete(Tables.UNIT_NAMES, new Tables.UnitName(organization.id(), unit.parent(), unit.name()));
    }

    static void put(Txn txn, Organization organization, Membership member) {
        txn.put(Tables.MEMBERS, new Tables.InOrganization(organization.id(), member.account()), member);
        txn.put(Tables.OF_ACCOUNT, new Tables.Account(member.account()), new Tables.Reference(organization.id()));
        link(txn, organization, member.parent(), ChildKind.ACCOUNT, member.account());
    }

    static void remove(Txn txn, Organization organization, Membership member) {
        txn.delete(Tables.MEMBERS, new Tables.InOrganization(organization.id(), member.account()));
        txn.delete(Tables.OF_ACCOUNT, new Tables.Account(member.account()));
        unlink(txn, organization, member);
    }

    static void unlink(Txn txn, Organization organization, Membership member) {
        txn.delete(
                Tables.CHILDREN,
                new Tables.Child(organization.id(), member.parent(), ChildKind.ACCOUNT, member.account()));
    }

    private static void link(Txn txn, Organization organization, String parent, ChildKind kind, String id) {
        txn.put(Tables.CHILDREN, new Tables.Child(organization.id(), parent, kind, id), Tables.Present.HERE);
    }

    /** Whether anything is in a unit. */
    static boolean occupied(ReadTxn txn, Organization organization, String parent) {
        try (var cursor = txn.scan(Tables.CHILDREN, Tables.CHILD.prefix(organization.id(), parent))) {
            return cursor.hasNext();
        }
    }

    /** All accounts of an organization. */
    static List<Membership> accounts(ReadTxn txn, Organization organization) {
        var all = new ArrayList<Membership>();
        try (var cursor = txn.scan(Tables.MEMBERS, Tables.IN_ORGANIZATION.prefix(organization.id()))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    /** All units of an organization. */
    static List<Unit> units(ReadTxn txn, Organization organization) {
        var all = new ArrayList<Unit>();
        try (var cursor = txn.scan(Tables.UNITS, Tables.IN_ORGANIZATION.prefix(organization.id()))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }
}
