package io.unkai.services.compute.ec2.snapshot;

import io.unkai.api.ec2.CopySnapshotRequest;
import io.unkai.api.ec2.CopySnapshotResult;
import io.unkai.api.ec2.CreateSnapshotRequest;
import io.unkai.api.ec2.DeleteSnapshotRequest;
import io.unkai.api.ec2.DeleteSnapshotResponse;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Snapshot;
import io.unkai.api.ec2.SnapshotInfo;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import io.unkai.services.compute.ec2.secret.EbsEncryption;
import io.unkai.services.compute.ec2.secret.Wish;
import io.unkai.services.compute.ec2.volume.StoredVolume;
import io.unkai.services.compute.ec2.volume.VolumeState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes snapshots, copies them and deletes them. */
public final class Snapshots {
    /** The volume that snapshots say they are of which are of none. */
    public static final String NO_VOLUME = "vol-ffffffff";

    private static final int MAX_DESCRIPTION = 255;

    private final Uses uses;
    private final BlockPlane block;

    /** Says what keeps snapshots from being deleted. */
    @FunctionalInterface
    public interface Uses {
        /** The id of what a snapshot is in use by, or null. */
        @Nullable
        String of(ReadTxn txn, StoredSnapshot snapshot);
    }

    /**
     * @param uses what keeps them from being deleted
     * @param block keeps them
     */
    public Snapshots(Uses uses, BlockPlane block) {
        this.uses = uses;
        this.block = block;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.on(Ec2.CREATE_SNAPSHOT, Snapshots::create);
        on.on(Ec2.COPY_SNAPSHOT, this::copy);
        on.on(Ec2.DELETE_SNAPSHOT, this::delete);
    }

    /** The snapshot of an id that the caller may make volumes of. @throws ApiException where there is none */
    public static StoredSnapshot usable(Call call, ReadTxn txn, String id) {
        return usable(call, txn, call.region(), id);
    }

    /** The snapshot of an id in a region that the caller may make volumes of. @throws ApiException where there is none */
    public static StoredSnapshot usable(Call call, ReadTxn txn, String region, String id) {
        if (!Kind.SNAPSHOT.isId(id)) {
            throw malformed(id);
        }
        var found = StoredSnapshot.find(txn, id);
        if (found == null || !found.key().region().equals(region) || !found.usableBy(call.account())) {
            throw Kind.SNAPSHOT.absent(id);
        }
        return found;
    }

    /** The refusal of what is no id of a snapshot. */
    static ApiException malformed(String id) {
        return new ApiException(
                "InvalidParameterValue",
                "Value (" + id + ") for parameter snapshotId is invalid. Expected: 'snap-...'.");
    }

    /** The caller's own snapshot of an id. @throws ApiException where there is none */
    public static StoredSnapshot own(Call call, ReadTxn txn, @Nullable String id) {
        var text = Objects.requireNonNullElse(id, "");
        if (!Kind.SNAPSHOT.isId(text)) {
            throw malformed(text);
        }
        return StoredSnapshot.TABLE.find(call, txn, text);
    }

    private static Snapshot create(Call call, Txn txn, CreateSnapshotRequest in) {
        if (in.outpostArn() != null) {
            throw Ec2Errors.unsupported("There are no Outposts here.");
        }
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        var tags = Ec2Tags.asked(in.tagSpecifications(), Kind.SNAPSHOT, List.of(Kind.SNAPSHOT));
        return SnapshotViews.of(txn, take(call, txn, volume, in.description(), tags, false));
    }

    /** Asks for a snapshot of a volume, as one of a set, and answers it as sets show it. */
    public static SnapshotInfo takeInSet(
            Call call, Txn txn, StoredVolume volume, @Nullable String description, Map<String, String> tags) {
        return SnapshotViews.info(txn, take(call, txn, volume, description, tags, false));
    }

    /**
     * Asks for a snapshot of a volume.
     *
     * @param held whether it is to be made only once it is released
     */
    public static StoredSnapshot take(
            Call call,
            Txn txn,
            StoredVolume volume,
            @Nullable String description,
            Map<String, String> tags,
            boolean held) {
        if (volume.state() != VolumeState.AVAILABLE) {
            throw Ec2Errors.incorrectState("Volume '" + volume.id() + "' is " + volume.status() + '.');
        }
        var secret = volume.secret() == null ? null : volume.secret().inherited();
        return put(call, txn, new Origin(volume.id(), "", volume.gibibytes(), secret), description, tags, held, false);
    }

    /** Asks for a copy of a snapshot in the region of the call. @throws ApiException where it is not complete */
    public static StoredSnapshot copy(
            Call call,
            Txn txn,
            StoredSnapshot source,
            Wish wish,
            @Nullable String description,
            Map<String, String> tags) {
        if (!source.state().ready()) {
            throw Ec2Errors.incorrectState(
                    "The snapshot " + source.id() + " is " + source.state().text() + '.');
        }
        var secret = DiskSecret.of(call, txn, wish, source.secret());
        var origin = new Origin(NO_VOLUME, source.id(), source.gibibytes(), secret);
        return put(call, txn, origin, description, tags, false, false);
    }

    /**
     * Begins a snapshot that clients write; it waits until it is released.
     *
     * @param parent the id of the snapshot that it begins as, or empty
     */
    public static StoredSnapshot open(
            Call call,
            Txn txn,
            String parent,
            int gibibytes,
            @Nullable DiskSecret secret,
            @Nullable String description,
            Map<String, String> tags) {
        var origin = new Origin(NO_VOLUME, parent, gibibytes, secret);
        return put(call, txn, origin, description, tags, true, true);
    }

    /** Begins a snapshot that an import writes; it waits until it is released. */
    public static void imported(
            Txn txn, Key key, int gibibytes, @Nullable DiskSecret secret, String description, Instant now) {
        new StoredSnapshot(
                        key,
                        NO_VOLUME,
                        "",
                        gibibytes,
                        description,
                        now,
                        SnapshotState.PENDING,
                        "",
                        Set.of(),
                        false,
                        true,
                        true,
                        secret)
                .save(txn);
    }

    /** What a snapshot is made of. */
    private record Origin(
            String volume,
            String source,
            int gibibytes,
            @Nullable DiskSecret secret) {}

    private static StoredSnapshot put(
            Call call,
            Txn txn,
            Origin origin,
            @Nullable String description,
            Map<String, String> tags,
            boolean held,
            boolean written) {
        var words = Objects.requireNonNullElse(description, "");
        if (words.length() > MAX_DESCRIPTION) {
            throw Ec2Errors.invalidValue(
                    "Value for parameter description is invalid. Length exceeds maximum of " + MAX_DESCRIPTION + '.');
        }
        var key = Key.of(call, call.ids().next(Kind.SNAPSHOT.prefix()));
        var snapshot = new StoredSnapshot(
                key,
                origin.volume,
                origin.source,
                origin.gibibytes,
                words,
                call.now(),
                SnapshotState.PENDING,
                "",
                Set.of(),
                false,
                held,
                written,
                origin.secret);
        snapshot.save(txn);
        Ec2Tags.create(call, txn, Kind.SNAPSHOT, key, tags);
        return snapshot;
    }

    private CopySnapshotResult copy(Call call, Txn txn, CopySnapshotRequest in) {
        if (in.destinationOutpostArn() != null) {
            throw Ec2Errors.unsupported("There are no Outposts here.");
        }
        if (in.sourceRegion() == null) {
            throw Ec2Errors.missing("sourceRegion");
        }
        if (in.destinationRegion() != null && !in.destinationRegion().equals(call.region())) {
            throw Ec2Errors.invalidValue(
                    "destinationRegion", in.destinationRegion(), "A copy is made in the region that is called.");
        }
        var source = usable(call, txn, in.sourceRegion(), Objects.requireNonNullElse(in.sourceSnapshotId(), ""));
        List<TagSpecification> asked = in.tagSpecifications();
        var tags = Ec2Tags.asked(asked, Kind.SNAPSHOT, List.of(Kind.SNAPSHOT));
        var made = copy(call, txn, source, new Wish(in.encrypted(), in.kmsKeyId()), in.description(), tags);
        if (made.secret() != null) {
            EbsEncryption.require(block);
        }
        return CopySnapshotResult.builder()
                .snapshotId(made.id())
                .tags(Ec2Tags.of(txn, made.key()))
                .build();
    }

    private DeleteSnapshotResponse delete(Call call, Txn txn, DeleteSnapshotRequest in) {
        var snapshot = own(call, txn, in.snapshotId());
        var use = uses.of(txn, snapshot);
        if (use != null) {
            throw new ApiException(
                    "InvalidSnapshot.InUse", "The snapshot " + snapshot.id() + " is currently in use by " + use);
        }
        if (SnapshotLock.holds(txn, snapshot.key(), call.now())) {
            throw Ec2Errors.notPermitted("The snapshot " + snapshot.id() + " is locked and can't be deleted.");
        }
        snapshot.delete(call, txn);
        return DeleteSnapshotResponse.builder().build();
    }
}
