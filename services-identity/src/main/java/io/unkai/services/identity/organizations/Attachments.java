package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.Cursor.Entry;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which policies are on which roots, units and accounts; filed under both. */
final class Attachments {
    private Attachments() {}

    static void put(Txn txn, Organization organization, String target, StoredPolicy policy) {
        var place = new Tables.Placed(next(txn, range(organization, target, policy.kind())));
        txn.put(Tables.ATTACHED, attached(organization, target, policy), place);
        txn.put(Tables.TARGETS, new Tables.Target(organization.id(), policy.id(), target), Tables.Present.HERE);
    }

    static void remove(Txn txn, Organization organization, String target, StoredPolicy policy) {
        txn.delete(Tables.ATTACHED, attached(organization, target, policy));
        txn.delete(Tables.TARGETS, new Tables.Target(organization.id(), policy.id(), target));
    }

    static boolean has(ReadTxn txn, Organization organization, String target, StoredPolicy policy) {
        return txn.get(Tables.ATTACHED, attached(organization, target, policy)) != null;
    }

    /** The policies of a kind on a target, in the order in which they were attached. */
    static List<StoredPolicy> of(ReadTxn txn, Organization organization, String target, PolicyKind kind) {
        var found = new ArrayList<Entry<Tables.Attached, Tables.Placed>>();
        try (var cursor = txn.scan(Tables.ATTACHED, range(organization, target, kind))) {
            cursor.forEachRemaining(found::add);
        }
        return found.stream()
                .sorted(Comparator.comparingInt(entry -> entry.value().order()))
                .map(entry ->
                        StoredPolicy.require(txn, organization, entry.key().policy()))
                .toList();
    }

    private static int next(ReadTxn txn, Range attached) {
        int last = 0;
        try (var cursor = txn.scan(Tables.ATTACHED, attached)) {
            while (cursor.hasNext()) {
                last = Math.max(last, cursor.next().value().order());
            }
        }
        return last + 1;
    }

    static Range range(Organization organization, String target, PolicyKind kind) {
        return Tables.ATTACHED_KEYS.prefix(organization.id(), target, kind);
    }

    /** A new target starts with all that the kinds in force let through. */
    static void begin(Txn txn, Organization organization, String target) {
        for (var kind : organization.enabled()) {
            begin(txn, organization, target, kind);
        }
    }

    /** A target of a kind that is new in force starts with all that it lets through. */
    static void begin(Txn txn, Organization organization, String target, PolicyKind kind) {
        var full = kind.full();
        if (full != null) {
            put(txn, organization, target, full);
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
