package io.unkai.services.compute.ec2.disk;

import io.unkai.api.ec2.CreateVolumeRequest;
import io.unkai.api.ec2.LockSnapshotRequest;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.image.StoredImage;
import io.unkai.services.compute.ec2.snapshot.SnapshotLock;
import io.unkai.services.compute.ec2.snapshot.SnapshotLocks;
import io.unkai.services.compute.ec2.snapshot.StoredSnapshot;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The condition keys of volumes and snapshots. */
public final class DiskKeys {
    private DiskKeys() {}

    /** The value of a key in small letters for a resource, or null where it has none. */
    public static @Nullable String of(ReadTxn txn, Call call, Struct input, Key resource, String key) {
        if (Kind.VOLUME.isId(resource.id())) {
            var volume = StoredVolume.TABLE.get(txn, resource);
            return volume == null ? null : ofVolume(volume, key);
        }
        if (Kind.SNAPSHOT.isId(resource.id())) {
            var snapshot = StoredSnapshot.TABLE.get(txn, resource);
            return snapshot == null ? null : ofSnapshot(txn, call, input, snapshot, key);
        }
        if (Kind.IMAGE.isId(resource.id())) {
            var image = StoredImage.TABLE.get(txn, resource);
            return image == null ? null : ofImage(image, key);
        }
        return input instanceof CreateVolumeRequest create ? ofNew(create, key) : null;
    }

    private static @Nullable String ofVolume(StoredVolume volume, String key) {
        return switch (key) {
            case "ec2:volumeid" -> volume.id();
            case "ec2:volumesize" -> Integer.toString(volume.gibibytes());
            case "ec2:volumetype" -> volume.type();
            case "ec2:volumeiops" -> Integer.toString(volume.iops());
            case "ec2:volumethroughput" -> Integer.toString(volume.throughput());
            case "ec2:availabilityzone" -> volume.zone();
            case "ec2:parentsnapshot" ->
                volume.snapshot().isEmpty()
                        ? null
                        : Kind.SNAPSHOT.arn(volume.key().sibling(volume.snapshot()));
            case "ec2:encrypted" -> Boolean.toString(volume.secret() != null);
            case "ec2:kmskeyid" ->
                volume.secret() == null ? null : volume.secret().key();
            default -> null;
        };
    }

    private static @Nullable String ofSnapshot(
            ReadTxn txn, Call call, Struct input, StoredSnapshot snapshot, String key) {
        return switch (key) {
            case "ec2:snapshotid" -> snapshot.id();
            case "ec2:volumesize" -> Integer.toString(snapshot.gibibytes());
            case "ec2:parentvolume" -> Kind.VOLUME.arn(snapshot.key().sibling(snapshot.volume()));
            case "ec2:owner" -> snapshot.key().account();
            case "ec2:snapshotlockduration" ->
                input instanceof LockSnapshotRequest lock
                        ? Integer.toString(SnapshotLocks.days(lock, call.now()))
                        : of(SnapshotLock.of(txn, snapshot.key()), SnapshotLock::days);
            case "ec2:snapshotcooloffperiod" ->
                input instanceof LockSnapshotRequest lock
                        ? lock.coolOffPeriod() == null
                                ? null
                                : lock.coolOffPeriod().toString()
                        : of(SnapshotLock.of(txn, snapshot.key()), SnapshotLock::hours);
            case "ec2:snapshottime" -> snapshot.started().toString();
            case "ec2:encrypted" -> Boolean.toString(snapshot.secret() != null);
            default -> null;
        };
    }

    private static @Nullable String of(@Nullable SnapshotLock lock, ToIntFunction<SnapshotLock> part) {
        int value = lock == null ? 0 : part.applyAsInt(lock);
        return value == 0 ? null : Integer.toString(value);
    }

    private static @Nullable String ofImage(StoredImage image, String key) {
        return switch (key) {
            case "ec2:imageid" -> image.id();
            case "ec2:imagetype" -> "machine";
            case "ec2:owner" -> image.key().account();
            case "ec2:public" -> Boolean.toString(image.sharing().publicly());
            case "ec2:rootdevicetype" -> "ebs";
            default -> null;
        };
    }

    private static @Nullable String ofNew(CreateVolumeRequest create, String key) {
        return switch (key) {
            case "ec2:volumesize" -> create.size() == null ? null : String.valueOf(create.size());
            case "ec2:volumetype" -> create.volumeType() == null ? "gp2" : create.volumeType();
            case "ec2:volumeiops" -> create.iops() == null ? null : String.valueOf(create.iops());
            case "ec2:volumethroughput" -> create.throughput() == null ? null : String.valueOf(create.throughput());
            case "ec2:availabilityzone" -> create.availabilityZone();
            case "ec2:encrypted" -> Boolean.toString(Boolean.TRUE.equals(create.encrypted()));
            default -> null;
        };
    }
}
