package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one kind: found by name whatever its case, or by unique id.
 *
 * @param <E> the entity
 */
public final class Entities<E extends Entity> {
    private record Name(String value) {}

    /** Users. */
    public static final Entities<User> USERS = new Entities<>(Kind.USER, "iam.users", User.class);

    /** Groups. */
    public static final Entities<Group> GROUPS = new Entities<>(Kind.GROUP, "iam.groups", Group.class);

    /** Roles. */
    public static final Entities<Role> ROLES = new Entities<>(Kind.ROLE, "iam.roles", Role.class);

    /** Instance profiles. */
    public static final Entities<InstanceProfile> PROFILES =
            new Entities<>(Kind.INSTANCE_PROFILE, "iam.instance-profiles", InstanceProfile.class);

    /** Customers' managed policies. */
    public static final Entities<ManagedPolicy> POLICIES =
            new Entities<>(Kind.POLICY, "iam.policies", ManagedPolicy.class);

    /** Server certificates. */
    public static final Entities<ServerCertificate> CERTIFICATES =
            new Entities<>(Kind.SERVER_CERTIFICATE, "iam.server-certificates", ServerCertificate.class);

    private final Kind kind;
    private final Table<Keys.Named, E> table;
    private final Table<Keys.Numbered, Name> names;

    private Entities(Kind kind, String table, Class<E> type) {
        this.kind = kind;
        this.table = Table.kept(table, Keys.NAMED, RecordCodec.of(type));
        this.names = Table.kept(table + ".ids", Keys.NUMBERED, RecordCodec.of(Name.class));
    }

    /** The entities by name, for listing. */
    public Table<Keys.Named, E> table() {
        return table;
    }

    /** The entity of a name, or null. */
    public @Nullable E find(ReadTxn txn, String account, String name) {
        return txn.get(table, Keys.named(account, name));
    }

    /** The entity of an ARN, or null; one of its name under another path is not it. */
    public @Nullable E at(ReadTxn txn, Arn arn) {
        var resource = arn.resource();
        var found = find(txn, arn.account(), resource.substring(resource.lastIndexOf('/') + 1));
        return found == null || !found.arn().equals(arn.toString()) ? null : found;
    }

    /** The entity of a unique id, or null. */
    public @Nullable E byId(ReadTxn txn, String account, String id) {
        var name = txn.get(names, new Keys.Numbered(account, id));
        return name == null ? null : txn.get(table, new Keys.Named(account, name.value));
    }

    /** All entities of an account, by name. */
    public List<E> all(ReadTxn txn, String account) {
        var all = new ArrayList<E>();
        try (var cursor = txn.scan(table, Keys.allNamed(account))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    /**
     * The entity of a name.
     *
     * @throws ApiException NoSuchEntity
     */
    public E require(ReadTxn txn, String account, @Nullable String name) {
        var found = name == null ? null : find(txn, account, name);
        if (found == null) {
            throw IamErrors.noSuch(kind, name == null ? "" : name);
        }
        return found;
    }

    /**
     * Stores a new entity.
     *
     * @throws ApiException EntityAlreadyExists, or LimitExceeded where the account has as many as it may
     */
    public void create(Txn txn, E entity) {
        if (find(txn, entity.account(), entity.name()) != null) {
            throw IamErrors.alreadyExists(kind, entity.name());
        }
        Counts.add(txn, entity.account(), kind);
        put(txn, entity);
    }

    /** Stores an entity whose name did not change. */
    public void put(Txn txn, E entity) {
        var key = Keys.named(entity.account(), entity.name());
        txn.put(table, key, entity);
        txn.put(names, new Keys.Numbered(entity.account(), entity.id()), new Name(key.name()));
    }

    /**
     * Stores an entity under another name than before.
     *
     * @throws ApiException EntityAlreadyExists
     */
    public void rename(Txn txn, E before, E after) {
        var other = find(txn, after.account(), after.name());
        if (other != null && !other.id().equals(before.id())) {
            throw IamErrors.alreadyExists(kind, after.name());
        }
        txn.delete(table, Keys.named(before.account(), before.name()));
        put(txn, after);
        Tagging.move(txn, before.account(), before.arn(), after.arn());
    }

    /** Removes an entity and its tags. */
    public void delete(Txn txn, E entity) {
        txn.delete(table, Keys.named(entity.account(), entity.name()));
        txn.delete(names, new Keys.Numbered(entity.account(), entity.id()));
        Counts.remove(txn, entity.account(), kind);
        Tagging.removeAll(txn, entity.account(), entity.arn());
    }
}
