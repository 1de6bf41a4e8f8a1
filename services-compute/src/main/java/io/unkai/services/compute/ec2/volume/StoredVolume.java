package io.unkai.services.compute.ec2.volume;

import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.Default;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import io.unkai.services.compute.ec2.secret.DataKeys;
import io.unkai.services.compute.ec2.secret.DiskSecret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volume.
 *
 * @param key where it is
 * @param zone the availability zone's name
 * @param gibibytes its size
 * @param type for example {@code gp3}
 * @param iops operations a second, or 0 where the type does not say
 * @param throughput MiB a second, or 0 where the type has none of its own
 * @param snapshot the id of the snapshot it was made of, or empty
 * @param created when
 * @param attachment what it is attached to, or null
 * @param state where it is in its life
 * @param autoEnableIo whether it is used on without asking after damage
 * @param modification how it was last changed, or null
 * @param secret what it is encrypted with, or null
 */
public record StoredVolume(
        Key key,
        String zone,
        int gibibytes,
        String type,
        int iops,
        int throughput,
        String snapshot,
        Instant created,
        @Nullable Attachment attachment,
        @Default("AVAILABLE") VolumeState state,
        boolean autoEnableIo,
        @Nullable Modification modification,
        @Nullable DiskSecret secret)
        implements Resource {
    /** All volumes. */
    public static final ResourceTable<StoredVolume> TABLE =
            new ResourceTable<>(Kind.VOLUME, "ec2.volumes", StoredVolume.class);

    /** The kind of the requests to reconcile; their keys are those of volumes. */
    public static final String KIND = "ec2.volume";

    private StoredVolume(
            Key key,
            String zone,
            VolumeSpec spec,
            String snapshot,
            Instant created,
            @Nullable Attachment attachment,
            VolumeState state,
            boolean autoEnableIo,
            @Nullable Modification modification,
            @Nullable DiskSecret secret) {
        this(
                key,
                zone,
                spec.gibibytes(),
                spec.type(),
                spec.iops(),
                spec.throughput(),
                snapshot,
                created,
                attachment,
                state,
                autoEnableIo,
                modification,
                secret);
    }

    /** A new volume. */
    public static StoredVolume of(
            Key key,
            String zone,
            VolumeSpec spec,
            String snapshot,
            Instant created,
            @Nullable Attachment attachment,
            VolumeState state,
            @Nullable DiskSecret secret) {
        return new StoredVolume(key, zone, spec, snapshot, created, attachment, state, false, null, secret);
    }

    /** Puts it and asks for it to become what it says. */
    public StoredVolume save(Txn txn) {
        if (state == VolumeState.CREATING) {
            SnapshotUse.begin(txn, snapshot, id());
        }
        txn.reconcile(KIND, key.text());
        return put(txn);
    }

    /** Puts it, for others to make it what it says. */
    public StoredVolume put(Txn txn) {
        DataKeys.hold(txn, secret, id());
        return TABLE.put(txn, this);
    }

    /** Removes it, and its key where nothing else needs it. */
    public void delete(Txn txn) {
        DataKeys.drop(txn, secret, id());
        TABLE.remove(txn, this);
    }

    @Override
    public List<String> within() {
        return attachment == null ? List.of() : List.of(attachment.instance());
    }

    /** How large and how fast it is. */
    public VolumeSpec spec() {
        return new VolumeSpec(gibibytes, type, iops, throughput);
    }

    /** What {@code State} says: its state, or that it is attached. */
    public String status() {
        return state == VolumeState.AVAILABLE && attachment != null ? "in-use" : state.text();
    }

    /** The same with another attachment, or none. */
    public StoredVolume attached(@Nullable Attachment changed) {
        return new StoredVolume(
                key, zone, spec(), snapshot, created, changed, state, autoEnableIo, modification, secret);
    }

    /** The same in another state. @throws io.unkai.kernel.error.ApiException where there is no way to it */
    public StoredVolume in(VolumeState next) {
        var checked = VolumeState.LIFECYCLE.check(state, next);
        return new StoredVolume(
                key, zone, spec(), snapshot, created, attachment, checked, autoEnableIo, modification, secret);
    }

    /** The same, used on after damage or not. */
    StoredVolume enabling(boolean auto) {
        return new StoredVolume(key, zone, spec(), snapshot, created, attachment, state, auto, modification, secret);
    }

    /** The same as it becomes by a modification. */
    public StoredVolume modified(Modification changed) {
        return new StoredVolume(
                key, zone, changed.after(), snapshot, created, attachment, state, autoEnableIo, changed, secret);
    }
}
