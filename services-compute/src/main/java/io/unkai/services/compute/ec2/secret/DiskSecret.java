package io.unkai.services.compute.ec2.secret;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a disk is encrypted with. Disks that are made of each other share a key, and their blocks.
 *
 * @param key the ARN of the account's key, which wraps the disk's
 * @param id names the disk's key
 * @param from names the key of what the disk is made of, where that is another one, or empty
 */
public record DiskSecret(String key, String id, String from) {
    private static final int ID_BYTES = 16;

    List<String> ids() {
        return Stream.of(id, from).filter(one -> !one.isEmpty()).toList();
    }

    /** The same for what is made of a disk. */
    public DiskSecret inherited() {
        return new DiskSecret(key, id, "");
    }

    /**
     * What a new disk is encrypted with, or null.
     *
     * @param wish what the call says
     * @param source what it is made of is encrypted with this, or null
     * @throws ApiException where there is no such key
     */
    public static @Nullable DiskSecret of(Call call, Txn txn, Wish wish, @Nullable DiskSecret source) {
        boolean asked = Boolean.TRUE.equals(wish.encrypted());
        var name = wish.key();
        if (name != null && !asked && source == null) {
            throw new ApiException(
                    "InvalidParameterDependency", "The parameter KmsKeyId requires the parameter Encrypted to be set.");
        }
        var settings = EncryptionSettings.of(txn, call.account(), call.region());
        if (!asked && source == null && !settings.on()) {
            return null;
        }
        var key = name != null ? EbsKeys.find(call, txn, name) : usual(call, txn, settings, source);
        if (source != null && source.key.equals(key)) {
            return source.inherited();
        }
        return new DiskSecret(key, call.ids().hex(ID_BYTES), source == null ? "" : source.id);
    }

    /** What is made of an encrypted disk stays encrypted with the same key, within its account and region. */
    private static String usual(Call call, Txn txn, EncryptionSettings settings, @Nullable DiskSecret source) {
        if (source != null && source.key.startsWith(EbsKeys.prefix(call))) {
            return source.key;
        }
        return settings.key().isEmpty() ? EbsKeys.usual(call, txn) : settings.key();
    }
}
