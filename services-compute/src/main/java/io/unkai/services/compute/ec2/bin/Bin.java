package io.unkai.services.compute.ec2.bin;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.kernel.tag.Tags;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.rbin.RetentionRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deleted resources of a kind that a rule keeps.
 *
 * @param <R> the stored record
 */
public final class Bin<R extends Resource> {
    private record Due(Instant exits, Key key) {}

    private record Nothing() {}

    private static final RecordKeys<Key> KEYS = KeyCodecs.of(Key.class);
    private static final RecordKeys<Due> DUES = KeyCodecs.of(Due.class);

    private final Kind kind;
    private final RetentionRules.Type type;
    private final Table<Key, R> resources;
    private final Table<Key, Stay> stays;
    private final Table<Due, Nothing> due;
    private final Table<String, Key> byId;

    /**
     * How long a resource is in the bin.
     *
     * @param tags what it was tagged with
     */
    public record Stay(Instant entered, Instant exits, Map<String, String> tags) {}

    /**
     * @param kind what is in it
     * @param rules which rules are about it
     * @param name the name of its tables, for example {@code ec2.snapshots.bin}
     */
    public Bin(Kind kind, RetentionRules.Type rules, String name, Class<R> record) {
        this.kind = kind;
        this.type = rules;
        this.resources = new Table<>(name, KEYS, RecordCodec.of(record));
        this.stays = new Table<>(name + ".stays", KEYS, RecordCodec.of(Stay.class));
        this.due = new Table<>(name + ".due", DUES, RecordCodec.of(Nothing.class));
        this.byId = new Table<>(name + ".ids", KeyCodecs.text(), RecordCodec.of(Key.class));
    }

    /** Keeps a resource that is about to be removed, with its tags, where a rule says so. */
    public void keep(Call call, Txn txn, R resource) {
        var key = resource.key();
        var tags = Tags.of(txn, Ec2Tags.resource(key));
        int days = RetentionRules.days(txn, key.account(), key.region(), type, tags);
        if (days > 0) {
            var stay = new Stay(call.now(), call.now().plus(Duration.ofDays(days)), tags);
            txn.put(resources, key, resource);
            txn.put(stays, key, stay);
            txn.put(due, new Due(stay.exits, key), new Nothing());
            txn.put(byId, key.id(), key);
            txn.reconcile(BinReconciler.KIND, kind.type());
        }
    }

    /** Whether a resource is in it. */
    public boolean holds(ReadTxn txn, Key key) {
        return txn.get(stays, key) != null;
    }

    /** Where the resource of an id is that is in it, whosever it is, or null. */
    public @Nullable Key find(ReadTxn txn, String id) {
        return txn.get(byId, id);
    }

    /** How long a resource is in it, or null where it is not. */
    public @Nullable Stay stay(ReadTxn txn, Key key) {
        return txn.get(stays, key);
    }

    /** The caller's resource of an id. @throws io.unkai.kernel.error.ApiException where it is not in the bin */
    public R find(Call call, ReadTxn txn, @Nullable String id) {
        var key = Key.of(call, Objects.requireNonNullElse(id, ""));
        if (!kind.isId(key.id())) {
            throw kind.malformed(key.id());
        }
        var found = txn.get(resources, key);
        if (found == null) {
            throw kind.absent(key.id());
        }
        return found;
    }

    /** All of an account in a region, by id. */
    public List<R> all(ReadTxn txn, String account, String region) {
        var all = new ArrayList<R>();
        try (var cursor = txn.scan(resources, KEYS.prefix(account, region))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }

    /** Gives each resource in it to somebody, whosever it is. */
    public void each(ReadTxn txn, Consumer<R> to) {
        try (var cursor = txn.scan(resources, Range.ALL)) {
            cursor.forEachRemaining(entry -> to.accept(entry.value()));
        }
    }

    /** Takes a resource out; its tags are back on it. */
    public void takeOut(Txn txn, Key key) {
        var stay = stay(txn, key);
        if (stay != null) {
            remove(txn, key, stay);
            Tags.putReserved(txn, Ec2Tags.resource(key), stay.tags);
        }
    }

    private void remove(Txn txn, Key key, Stay stay) {
        txn.delete(resources, key);
        txn.delete(stays, key);
        txn.delete(due, new Due(stay.exits, key));
        txn.delete(byId, key.id());
    }

    /** What is in it. */
    Kind kind() {
        return kind;
    }

    /** Removes what has been in it long enough, but not more than so many; answers how many. */
    int expire(Txn txn, Instant now, int most, BiConsumer<Txn, R> gone) {
        var over = new ArrayList<Key>();
        try (var cursor = txn.scan(due, Range.ALL)) {
            while (cursor.hasNext() && over.size() < most) {
                var next = cursor.next().key();
                if (now.isBefore(next.exits)) {
                    break;
                }
                over.add(next.key);
            }
        }
        for (var key : over) {
            var resource = Objects.requireNonNull(txn.get(resources, key), "what is due is there");
            remove(txn, key, Objects.requireNonNull(stay(txn, key), "what is due is there"));
            gone.accept(txn, resource);
        }
        return over.size();
    }

    /** Whether nothing is in it. */
    boolean isEmpty(ReadTxn txn) {
        try (var cursor = txn.scan(due, Range.ALL)) {
            return !cursor.hasNext();
        }
    }
}
