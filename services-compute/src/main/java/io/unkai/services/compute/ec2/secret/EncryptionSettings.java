package io.unkai.services.compute.ec2.secret;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import java.util.Objects;

/**
 * What an account says about the encryption of its new volumes in a region.
 *
 * @param on whether all are encrypted
 * @param key the ARN of the key where none is asked for, or empty for the usual one
 */
record EncryptionSettings(boolean on, String key) {
    private static final EncryptionSettings USUAL = new EncryptionSettings(false, "");
    private static final Table<Place, EncryptionSettings> TABLE =
            new Table<>("ec2.ebs-encryption", KeyCodecs.of(Place.class), RecordCodec.of(EncryptionSettings.class));

    private record Place(String account, String region) {}

    static EncryptionSettings of(ReadTxn txn, String account, String region) {
        return Objects.requireNonNullElse(txn.get(TABLE, new Place(account, region)), USUAL);
    }

    void put(Txn txn, String account, String region) {
        txn.put(TABLE, new Place(account, region), this);
    }
}
