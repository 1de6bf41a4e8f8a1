package io.unkai.services.identity.iam.mfa;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Owned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual MFA device.
 *
 * @param account the twelve-digit account
 * @param path between slashes
 * @param name as it was given
 * @param sealedSeed what codes are computed from, sealed
 * @param owner the unique id of the user it is enabled for, empty for the root user; null where it is enabled for nobody
 * @param enabled when it was enabled, or null
 * @param lastStep the step of the last code that was taken; no earlier one is taken again
 * @param drift how many steps the device's clock is ahead
 */
public record Device(
        String account,
        String path,
        String name,
        Blob sealedSeed,
        @Nullable String owner,
        @Nullable Instant enabled,
        long lastStep,
        int drift) {
    /** Devices of one user. */
    static final int PER_USER = 8;

    /** The devices of each user, by serial number; the root user's id is empty. */
    public static final Owned<Owned.Present> OWNED = new Owned<>("iam.mfa-devices.users", Owned.Present.class);

    /** The devices by serial number. */
    public static final Table<Keys.Numbered, Device> TABLE =
            new Table<>("iam.mfa-devices", Keys.numbered(), RecordCodec.of(Device.class));

    /** The serial number: its ARN. */
    public String serial() {
        return Kind.MFA_DEVICE.arn(account, path, name);
    }

    /** The device of a serial number, or null. */
    public static @Nullable Device find(ReadTxn txn, String account, String serial) {
        return txn.get(TABLE, new Keys.Numbered(account, serial));
    }

    /** The devices enabled for a user, by serial number; the root user's id is empty. */
    public static List<Device> of(ReadTxn txn, String account, String userId) {
        return OWNED.all(txn, account, userId, item -> find(txn, account, item.id()));
    }

    /** Whether a device is enabled for a user. */
    public static boolean any(ReadTxn txn, String account, String userId) {
        return OWNED.any(txn, account, userId);
    }

    /**
     * The device of a serial number.
     *
     * @throws io.unkai.kernel.error.ApiException NoSuchEntity
     */
    public static Device require(ReadTxn txn, String account, @Nullable String serial) {
        var found = serial == null ? null : find(txn, account, serial);
        if (found == null) {
            throw IamErrors.noSuch(Kind.MFA_DEVICE, serial == null ? "" : serial);
        }
        return found;
    }

    void put(Txn txn) {
        txn.put(TABLE, new Keys.Numbered(account, serial()), this);
    }

    /** What the seed is sealed for. */
    static String purpose(String serial) {
        return "mfa:" + serial;
    }

    /** The same, enabled for a user. */
    Device enabled(String userId, Instant now, long step, int newDrift) {
        return new Device(account, path, name, sealedSeed, userId, now, step, newDrift);
    }

    /** The same, enabled for nobody. */
    Device disabled() {
        return new Device(account, path, name, sealedSeed, null, null, 0, 0);
    }

    /** The same after a code was taken. */
    Device taken(long step, int newDrift) {
        return new Device(account, path, name, sealedSeed, owner, enabled, step, newDrift);
    }
}
