package io.unkai.services.compute.ec2.secret;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Wrapping keys in the store, made when first needed and sealed with the machine's key.
 *
 * @param machine seals them
 * @param ids where they come from
 */
public record SealedKeys(Store store, Sealer machine, Ids ids) implements WrappingKeys {
    private static final String PURPOSE = "ebs-wrapping-key ";
    private static final Table<String, Sealed> TABLE =
            new Table<>("ec2.ebs-keys.sealed", KeyCodecs.text(), RecordCodec.of(Sealed.class));

    private record Sealed(Blob key) {}

    @Override
    public Blob wrap(String arn, byte[] secret) {
        byte[] fresh = new byte[Sealer.KEY_BYTES];
        ids.fill(fresh);
        var sealed = Blob.wrap(machine.seal(fresh, PURPOSE + arn));
        var kept = store.write(txn -> {
            var before = txn.get(TABLE, arn);
            if (before != null) {
                return before;
            }
            txn.put(TABLE, arn, new Sealed(sealed));
            return new Sealed(sealed);
        });
        var key = Objects.requireNonNull(machine.open(kept.key.shared(), PURPOSE + arn), "not sealed on this machine");
        return Blob.wrap(new Sealer(key, ids).seal(secret, arn));
    }

    @Override
    public byte @Nullable [] unwrap(String arn, Blob wrapped) {
        var kept = store.<@Nullable Sealed>read(txn -> txn.get(TABLE, arn));
        var key = kept == null ? null : machine.open(kept.key.shared(), PURPOSE + arn);
        return key == null ? null : new Sealer(key, ids).open(wrapped.shared(), arn);
    }
}
