package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The tables of all kinds; what can carry tags is here. */
public final class Registry {
    private final Map<Kind, Source> sources = new EnumMap<>(Kind.class);

    private record Source(BiPredicate<ReadTxn, Key> exists, Keys keys) {}

    /** Lists what an account has in a region. */
    @FunctionalInterface
    public interface Keys {
        /** The keys, in any order. */
        List<Key> of(ReadTxn txn, String account, String region);
    }

    /** Resources of a kind are in a table. */
    public void add(ResourceTable<?> table) {
        add(
                table.kind(),
                (txn, key) -> table.get(txn, key) != null,
                (txn, account, region) -> table.all(txn, account, region).stream()
                        .map(Resource::key)
                        .toList());
    }

    /** Resources of a kind are found so. */
    public void add(Kind kind, BiPredicate<ReadTxn, Key> exists, Keys keys) {
        sources.put(kind, new Source(exists, keys));
    }

    /**
     * The kind of a resource that exists.
     *
     * @throws io.unkai.kernel.error.ApiException where the id is none, or nothing has it
     */
    public Kind find(ReadTxn txn, Key key) {
        var kind = Kind.ofId(key.id());
        if (kind == null) {
            throw Ec2Errors.invalidId(key.id());
        }
        var source = sources.get(kind);
        if (source == null || !source.exists.test(txn, key)) {
            throw kind.absent(key.id());
        }
        return kind;
    }

    /** Everything of an account in a region. */
    public List<Key> all(ReadTxn txn, String account, String region) {
        var all = new ArrayList<Key>();
        sources.values().forEach(source -> all.addAll(source.keys.of(txn, account, region)));
        return all;
    }
}
