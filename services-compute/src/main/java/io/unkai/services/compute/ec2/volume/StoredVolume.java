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
import java.util.stream.Stream;
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
 * @param attachment only in records that were stored before a volume could have several; always null here
 * @param state where it is in its life
 * @param autoEnableIo whether it is used on without asking after damage
 * @param modification how it was last changed, or null
 * @param secret what it is encrypted with, or null
 * @param attachments what it is attached to, one for each instance, the oldest first
 * @param multiAttach whether several instances may have it at a time
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
        @Nullable DiskSecret secret,
        List<Attachment> attachments,
        boolean multiAttach)
        implements Resource {
    /** All volumes. */
    public static final ResourceTable<StoredVolume> TABLE =
            new ResourceTable<>(Kind.VOLUME, "ec2.volumes", StoredVolume.class);

    /** The kind of the requests to reconcile; their keys are those of volumes. */
    public static final String KIND = "ec2.volume";

    /** Reads what was stored before a volume could have several attachments as what it means. */
    public StoredVolume {
        if (attachment != null) {
            attachments = List.of(attachment);
            attachment = null;
        }
    }

    /** A new volume, attached to an instance from the beginning or to none. */
    public static StoredVolume of(
            Key key,
            String zone,
            VolumeSpec spec,
            String snapshot,
            Instant created,
            @Nullable Attachment attachment,
            VolumeState state,
            @Nullable DiskSecret secret) {
        return new StoredVolume(
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
                false,
                null,
                secret,
                List.of(),
                spec.multiAttach());
    }

    private StoredVolume with(
            VolumeSpec spec, VolumeState next, boolean auto, @Nullable Modification change, List<Attachment> attached) {
        return new StoredVolume(
                key,
                zone,
                spec.gibibytes(),
                spec.type(),
                spec.iops(),
                spec.throughput(),
                snapshot,
                created,
                null,
                next,
                auto,
                change,
                secret,
                attached,
                spec.multiAttach());
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
        return attachments.stream().map(Attachment::instance).toList();
    }

    /** How large and how fast it is. */
    public VolumeSpec spec() {
        return new VolumeSpec(gibibytes, type, iops, throughput, multiAttach);
    }

    /** What {@code State} says: its state, or that it is attached. */
    public String status() {
        return state == VolumeState.AVAILABLE && isAttached() ? "in-use" : state.text();
    }

    /** Whether any instance has it, or is to have it. */
    public boolean isAttached() {
        return !attachments.isEmpty();
    }

    /** How an instance has it, or null where it has not. */
    public @Nullable Attachment to(String instance) {
        return attachments.stream()
                .filter(one -> one.instance().equals(instance))
                .findFirst()
                .orElse(null);
    }

    /** How an instance has it that it was found by. */
    public Attachment foundBy(Key instance) {
        var found = to(instance.id());
        if (found == null) {
            throw new IllegalStateException(id() + " is indexed as attached to " + instance.id() + " but is not");
        }
        return found;
    }

    /** The same with an attachment more, or in the place of what the instance had of it. */
    public StoredVolume attached(Attachment changed) {
        if (to(changed.instance()) == null) {
            return attached(
                    Stream.concat(attachments.stream(), Stream.of(changed)).toList());
        }
        return attached(attachments.stream()
                .map(one -> one.instance().equals(changed.instance()) ? changed : one)
                .toList());
    }

    /** The same, not attached to an instance. */
    public StoredVolume detached(String instance) {
        return attached(attachments.stream()
                .filter(one -> !one.instance().equals(instance))
                .toList());
    }

    private StoredVolume attached(List<Attachment> changed) {
        return with(spec(), state, autoEnableIo, modification, changed);
    }

    /** The same in another state. @throws io.unkai.kernel.error.ApiException where there is no way to it */
    public StoredVolume in(VolumeState next) {
        var checked = VolumeState.LIFECYCLE.check(state, next);
        return with(spec(), checked, autoEnableIo, modification, attachments);
    }

    /** The same, used on after damage or not. */
    StoredVolume enabling(boolean auto) {
        return with(spec(), state, auto, modification, attachments);
    }

    /** The same as it becomes by a modification. */
    public StoredVolume modified(Modification changed) {
        return with(changed.after(), state, autoEnableIo, changed, attachments);
    }
}
