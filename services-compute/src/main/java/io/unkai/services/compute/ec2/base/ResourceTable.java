package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.kernel.tag.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All resources of a kind, in the order of account, region and id, with an index of what they are {@link Resource#within}.
 *
 * @param <V> the stored record
 */
public final class ResourceTable<V extends Resource> {
    private record Within(String account, String region, String owner, String id) {}

    private record Nothing() {}

    private static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    private static final RecordKeys<Within> WITHIN = KeyCodecs.of(Within.class);

    private final Kind kind;
    private final Table<Key, V> table;
    private final Table<Within, Nothing> index;

    /**
     * @param name the table's name, for example {@code ec2.vpcs}
     * @param type the stored record
     */
    public ResourceTable(Kind kind, String name, Class<V> type) {
        this.kind = kind;
        this.table = new Table<>(name, KEYS, RecordCodec.of(type));
        this.index = new Table<>(name + ".within", WITHIN, RecordCodec.of(Nothing.class));
    }

    /** What is in it. */
    public Kind kind() {
        return kind;
    }

    /** The table itself, for lists. */
    public Table<Key, V> table() {
        return table;
    }

    /** All of an account in a region. */
    public static Range range(String account, String region) {
        return KEYS.prefix(account, region);
    }

    /** The resource, or null. */
    public @Nullable V get(ReadTxn txn, Key key) {
        return txn.get(table, key);
    }

    /** The caller's resource of an id. @throws io.unkai.kernel.error.ApiException where there is none */
    public V find(Call call, ReadTxn txn, @Nullable String id) {
        return find(txn, Key.of(call, id == null ? "" : id));
    }

    /** The resource of a key. @throws io.unkai.kernel.error.ApiException where there is none */
    public V find(ReadTxn txn, Key key) {
        if (!kind.isId(key.id())) {
            throw kind.malformed(key.id());
        }
        var found = get(txn, key);
        if (found == null) {
            throw kind.absent(key.id());
        }
        return found;
    }

    /** All of an account in a region, by id. */
    public List<V> all(ReadTxn txn, String account, String region) {
        var all = new ArrayList<V>();
        try (var cursor = txn.scan(table, range(account, region))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    /** All within another resource, by id. */
    public List<V> within(ReadTxn txn, Key owner) {
        var all = new ArrayList<V>();
        try (var cursor = txn.scan(index, WITHIN.prefix(owner.account(), owner.region(), owner.id()))) {
            while (cursor.hasNext()) {
                var found = get(txn, owner.sibling(cursor.next().key().id));
                if (found != null) {
                    all.add(found);
                }
            }
        }
        return all;
    }

    /** Whether anything is within another resource. */
    public boolean anyWithin(ReadTxn txn, Key owner) {
        try (var cursor = txn.scan(index, WITHIN.prefix(owner.account(), owner.region(), owner.id()))) {
            return cursor.hasNext();
        }
    }

    /** Puts a resource, in place of what it was before. */
    public V put(Txn txn, V resource) {
        var before = get(txn, resource.key());
        var owners = resource.within();
        if (before != null && !before.within().equals(owners)) {
            before.within().forEach(owner -> txn.delete(index, place(resource.key(), owner)));
        }
        if (before == null || !before.within().equals(owners)) {
            owners.forEach(owner -> txn.put(index, place(resource.key(), owner), new Nothing()));
        }
        txn.put(table, resource.key(), resource);
        return resource;
    }

    /** Changes a resource that is still as it was seen; answers whether it was. */
    public boolean change(Txn txn, Key key, Predicate<V> asSeen, UnaryOperator<V> change) {
        var now = get(txn, key);
        if (now == null || !asSeen.test(now)) {
            return false;
        }
        put(txn, change.apply(now));
        return true;
    }

    /** Removes a resource with its tags. */
    public void remove(Txn txn, V resource) {
        resource.within().forEach(owner -> txn.delete(index, place(resource.key(), owner)));
        txn.delete(table, resource.key());
        Tags.removeAll(txn, Ec2Tags.resource(resource.key()));
    }

    private static Within place(Key key, String owner) {
        return new Within(key.account(), key.region(), owner, key.id());
    }
}
