package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things that belong to an entity or link it to others, few for each: sorted by what tells them apart.
 *
 * @param <V> the thing
 */
public final class Owned<V> {
    /** The groups of each user, by the group's id. */
    public static final Owned<Present> MEMBERSHIPS = new Owned<>("iam.memberships", Present.class);

    /** The users of each group, by the user's id. */
    public static final Owned<Present> MEMBERS = new Owned<>("iam.members", Present.class);

    /** The instance profiles of each role, by the profile's id. */
    public static final Owned<Present> PROFILES = new Owned<>("iam.role-profiles", Present.class);

    /** The inline policies of users, groups and roles, by name. */
    public static final Owned<Document> INLINE = new Owned<>("iam.inline-policies", Document.class);

    /** The managed policies attached to users, groups and roles, by the policy's ARN. */
    public static final Owned<Present> ATTACHED = new Owned<>("iam.attached", Present.class);

    /** The users, groups and roles that each managed policy is attached to; its ARN is the owner. */
    public static final Owned<Present> ATTACHMENTS = new Owned<>("iam.attachments", Present.class);

    /** The users and roles that each managed policy bounds; its ARN is the owner. */
    public static final Owned<Present> BOUNDED = new Owned<>("iam.bounded", Present.class);

    private final Table<Keys.Owned, V> table;

    /** Things in a table of their own. */
    public Owned(String table, Class<V> type) {
        this.table = new Table<>(table, Keys.OWNED, RecordCodec.of(type));
    }

    /** That it is there is all there is to know. */
    public record Present() {
        /** There. */
        public static final Present HERE = new Present();
    }

    /**
     * A policy document.
     *
     * @param json as it was given
     */
    public record Document(String json) {}

    /**
     * A thing with what tells it apart.
     *
     * @param id what tells it from the others of its owner
     * @param value the thing
     */
    public record Item<V>(String id, V value) {}

    /** The things by owner, for listing in pages. */
    public Table<Keys.Owned, V> table() {
        return table;
    }

    /** One thing, or null. */
    public @Nullable V find(ReadTxn txn, String account, String owner, String id) {
        return txn.get(table, new Keys.Owned(account, owner, id));
    }

    /** Whether there is such a thing. */
    public boolean has(ReadTxn txn, String account, String owner, String id) {
        return find(txn, account, owner, id) != null;
    }

    /** Whether an owner has any. */
    public boolean any(ReadTxn txn, String account, String owner) {
        try (var cursor = txn.scan(table, Keys.allOf(account, owner))) {
            return cursor.hasNext();
        }
    }

    /** All things of an owner, in order. */
    public List<Item<V>> all(ReadTxn txn, String account, String owner) {
        return all(txn, account, owner, item -> item);
    }

    /** What is made of each thing of an owner, in order, without the nulls. */
    public <T> List<T> all(ReadTxn txn, String account, String owner, Function<Item<V>, @Nullable T> pick) {
        var all = new ArrayList<T>();
        try (var cursor = txn.scan(table, Keys.allOf(account, owner))) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                var picked = pick.apply(new Item<>(entry.key().id(), entry.value()));
                if (picked != null) {
                    all.add(picked);
                }
            }
        }
        return all;
    }

    /** Stores a thing. */
    public void put(Txn txn, String account, String owner, String id, V value) {
        txn.put(table, new Keys.Owned(account, owner, id), value);
    }

    /** Removes a thing. */
    public void delete(Txn txn, String account, String owner, String id) {
        txn.delete(table, new Keys.Owned(account, owner, id));
    }

    /** Removes all things of an owner. */
    public void deleteAll(Txn txn, String account, String owner) {
        txn.deleteRange(table, Keys.allOf(account, owner));
    }
}
