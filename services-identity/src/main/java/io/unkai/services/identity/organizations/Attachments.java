package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.ArrayList;
import java.util.List;

/** Which policies are on which roots, units and accounts; filed under both. */
final class Attachments {
    private Attachments() {}

    static void put(Txn txn, Organization organization, String target, StoredPolicy policy) {
        txn.put(Tables.ATTACHED, attached(organization, target, policy), Tables.Present.HERE);
        txn.put(Tables.TARGETS, new Tables.Target(organization.id(), policy.id(), target), Tables.Present.HERE);
    }

    static void remove(Txn txn, Organization organization, String target, StoredPolicy policy) {
        txn.delete(Tables.ATTACHED, attached(organization, target, policy));
        txn.delete(Tables.TARGETS, new Tables.Target(organization.id(), policy.id(), target));
    }

    static boolean has(ReadTxn txn, Organization organization, String target, StoredPolicy policy) {
        return txn.get(Tables.ATTACHED, attached(organization, target, policy)) != null;
    }

    /** The policies of a kind on a target. */
    static List<StoredPolicy> of(ReadTxn txn, Organization organization, String target, PolicyKind kind) {
        var ids = new ArrayList<String>();
        try (var cursor = txn.scan(Tables.ATTACHED, range(organization, target, kind))) {
            cursor.forEachRemaining(entry -> ids.add(entry.key().policy()));
        }
        return ids.stream()
                .map(id -> StoredPolicy.require(txn, organization, id))
                .toList();
    }

    static Range range(Organization organization, String target, PolicyKind kind) {
        return Tables.ATTACHED_KEYS.prefix(organization.id(), target, kind);
    }

    /** A new target starts with all that the kinds in force let through. */
    static void begin(Txn txn, Organization organization, String target) {
        for (var kind : organization.enabled()) {
            put(txn, organization, target, kind.full());
        }
    }

    static void removeAll(Txn txn, Organization organization, String target) {
        for (var kind : PolicyKind.values()) {
            removeAll(txn, organization, target, kind);
        }
    }

    static void removeAll(Txn txn, Organization organization, String target, PolicyKind kind) {
        for (var policy : of(txn, organization, target, kind)) {
            remove(txn, organization, target, policy);
        }
    }

    private static Tables.Attached attached(Organization organization, String target, StoredPolicy policy) {
        return new Tables.Attached(organization.id(), target, policy.kind(), policy.id());
    }
}
