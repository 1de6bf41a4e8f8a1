package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.store.ReadTxn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The tables of all kinds; what can carry tags is here. */
public final class Registry {
    private final Map<Kind, ResourceTable<?>> tables = new EnumMap<>(Kind.class);

    /** Resources of a kind are in a table. */
    public void add(ResourceTable<?> table) {
        tables.put(table.kind(), table);
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
        var table = tables.get(kind);
        if (table == null || table.get(txn, key) == null) {
            throw kind.absent(key.id());
        }
        return kind;
    }

    /** Everything of an account in a region. */
    public List<Resource> all(ReadTxn txn, String account, String region) {
        var all = new ArrayList<Resource>();
        tables.values().forEach(table -> all.addAll(table.all(txn, account, region)));
        return all;
    }
}
