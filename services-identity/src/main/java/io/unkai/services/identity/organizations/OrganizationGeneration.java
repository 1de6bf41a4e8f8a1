package io.unkai.services.identity.organizations;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells whether anything of any organization changed: what was derived under another generation is stale. */
final class OrganizationGeneration {
    private record Key(String name) {}

    private record Generation(String value, @Nullable Instant at) {}

    private static final Key ONE = new Key("");
    private static final Table<Key, Generation> TABLE =
            Table.kept("organizations.generation", KeyCodecs.of(Key.class), RecordCodec.of(Generation.class));

    private OrganizationGeneration() {}

    /**
     * Notes a change. Nothing is read, so changes do not conflict over it.
     *
     * @param unique never given before
     */
    static void bump(Txn txn, String unique, Instant now) {
        txn.put(TABLE, ONE, new Generation(unique, now));
    }

    /** When anything last changed of which effective policies could tell. */
    static Instant changed(ReadTxn txn, Organization organization) {
        var generation = txn.get(TABLE, ONE);
        return generation == null || generation.at == null ? organization.created() : generation.at;
    }

    /** The generation; empty before the first change. */
    static String read(ReadTxn txn) {
        var generation = txn.get(TABLE, ONE);
        return generation == null ? "" : generation.value;
    }
}
