package io.unkai.services.compute.ec2.secret;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.planes.block.DiskKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of disks, wrapped. A key is made when the first disk is that is to be encrypted with it, and forgotten with the last one: what is
 * left of its disks anywhere can be read by nobody then.
 *
 * @param wrapping wraps them
 * @param ids where they come from
 */
public record DataKeys(Store store, WrappingKeys wrapping, Ids ids) {
    private static final RecordKeys<Use> USES = KeyCodecs.of(Use.class);
    private static final Table<Use, Nothing> USED =
            new Table<>("ec2.ebs-data-keys.used", USES, RecordCodec.of(Nothing.class));
    private static final Table<String, Wrapped> TABLE =
            new Table<>("ec2.ebs-data-keys", KeyCodecs.text(), RecordCodec.of(Wrapped.class));

    private record Use(String key, String disk) {}

    private record Nothing() {}

    private record Wrapped(String by, Blob secret) {}

    /** A disk needs its key, and that of what it is made of. */
    public static void hold(Txn txn, @Nullable DiskSecret secret, String disk) {
        if (secret != null) {
            secret.ids().forEach(id -> txn.put(USED, new Use(id, disk), new Nothing()));
        }
    }

    /** A disk is gone; keys that no disk needs any more go too. */
    public static void drop(Txn txn, @Nullable DiskSecret secret, String disk) {
        if (secret != null) {
            for (var id : secret.ids()) {
                txn.delete(USED, new Use(id, disk));
                if (!isUsed(txn, id)) {
                    txn.delete(TABLE, id);
                }
            }
        }
    }

    private static boolean isUsed(ReadTxn txn, String id) {
        try (var cursor = txn.scan(USED, USES.prefix(id))) {
            return cursor.hasNext();
        }
    }

    /** Makes the key of a disk, unless it is there. */
    public void make(@Nullable DiskSecret secret) {
        if (secret == null || find(secret.id()) != null) {
            return;
        }
        byte[] fresh = new byte[DiskKey.BYTES];
        ids.fill(fresh);
        var wrapped = new Wrapped(secret.key(), wrapping.wrap(secret.key(), fresh));
        store.write(txn -> {
            if (txn.get(TABLE, secret.id()) == null) {
                txn.put(TABLE, secret.id(), wrapped);
            }
            return true;
        });
    }

    private @Nullable Wrapped find(String id) {
        return store.<@Nullable Wrapped>read(txn -> txn.get(TABLE, id));
    }

    /** The key of a disk; nothing where it has none, or what wraps it cannot be used. */
    public Optional<DiskKey> open(@Nullable DiskSecret secret) {
        return secret == null ? Optional.empty() : open(secret.id());
    }

    private Optional<DiskKey> open(String id) {
        var wrapped = find(id);
        byte[] secret = wrapped == null ? null : wrapping.unwrap(wrapped.by, wrapped.secret);
        return secret == null ? Optional.empty() : Optional.of(new DiskKey(secret));
    }

    /** Whether a disk can be used: it is not encrypted, or its key can be opened. */
    public boolean isUsable(@Nullable DiskSecret secret) {
        return secret == null || open(secret).isPresent();
    }

    /** The keys that are needed to use a disk. */
    public Map<String, DiskKey> of(String disk, @Nullable DiskSecret secret) {
        return of(disk, secret, "");
    }

    /**
     * The keys that are needed to make a disk of another one.
     *
     * @param source the id of what it is made of, or empty
     */
    public Map<String, DiskKey> of(String disk, @Nullable DiskSecret secret, String source) {
        var keys = new TreeMap<String, DiskKey>();
        if (secret != null) {
            open(secret.id()).ifPresent(key -> keys.put(disk, key));
            if (!source.isEmpty()) {
                open(secret.from().isEmpty() ? secret.id() : secret.from()).ifPresent(key -> keys.put(source, key));
            }
        }
        return keys;
    }
}
