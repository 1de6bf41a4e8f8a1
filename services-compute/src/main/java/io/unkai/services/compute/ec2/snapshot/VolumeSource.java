package io.unkai.services.compute.ec2.snapshot;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a new volume begins as, and how large it is.
 *
 * @param snapshot the snapshot's id, or empty for a blank volume
 * @param gibibytes the volume's size
 * @param secret what the snapshot is encrypted with, or null
 */
public record VolumeSource(
        String snapshot, int gibibytes, @Nullable DiskSecret secret) {
    /** What a call asks for. @throws io.unkai.kernel.error.ApiException for what cannot be */
    public static VolumeSource of(Call call, ReadTxn txn, @Nullable String snapshot, @Nullable Integer size) {
        if (snapshot == null || snapshot.isEmpty()) {
            if (size == null) {
                throw Ec2Errors.missing("size or snapshot");
            }
            return new VolumeSource("", size, null);
        }
        return of(Snapshots.usable(call, txn, snapshot), size);
    }

    /** What begins as a snapshot that the caller may use. @throws io.unkai.kernel.error.ApiException for what cannot be */
    public static VolumeSource of(StoredSnapshot found, @Nullable Integer size) {
        if (!found.state().ready()) {
            throw Ec2Errors.incorrectState(
                    "Snapshot is in invalid state - " + found.state().text());
        }
        int gibibytes = Objects.requireNonNullElse(size, found.gibibytes());
        if (gibibytes < found.gibibytes()) {
            throw Ec2Errors.invalidValue("Volume of " + gibibytes + "GiB is smaller than snapshot '" + found.id()
                    + "', expect size >= " + found.gibibytes() + "GiB.");
        }
        return new VolumeSource(found.id(), gibibytes, found.secret());
    }
}
