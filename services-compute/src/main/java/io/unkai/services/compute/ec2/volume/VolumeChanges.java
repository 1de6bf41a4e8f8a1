package io.unkai.services.compute.ec2.volume;

import io.unkai.api.ec2.DescribeVolumesModificationsRequest;
import io.unkai.api.ec2.DescribeVolumesModificationsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyVolumeRequest;
import io.unkai.api.ec2.ModifyVolumeResult;
import io.unkai.api.ec2.VolumeModification;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes the size and the type of volumes. */
public final class VolumeChanges {
    private static final Duration BETWEEN = Duration.ofHours(6);
    private static final Filters<VolumeModification> FILTERS = new Filters<VolumeModification>()
            .on("modification-state", VolumeModification::modificationState)
            .on("original-iops", change -> text(change.originalIops()))
            .on("original-size", change -> text(change.originalSize()))
            .on("original-volume-type", VolumeModification::originalVolumeType)
            .on("originalMultiAttachEnabled", change -> text(change.originalMultiAttachEnabled()))
            .on("start-time", change -> text(change.startTime()))
            .on("target-iops", change -> text(change.targetIops()))
            .on("target-size", change -> text(change.targetSize()))
            .on("target-volume-type", VolumeModification::targetVolumeType)
            .on("targetMultiAttachEnabled", change -> text(change.targetMultiAttachEnabled()))
            .on("volume-id", VolumeModification::volumeId);

    private final Tokens tokens;

    /** @param tokens continue lists */
    public VolumeChanges(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.on(Ec2.MODIFY_VOLUME, VolumeChanges::modify);
        on.onRead(Ec2.DESCRIBE_VOLUMES_MODIFICATIONS, this::list);
    }

    private static ModifyVolumeResult modify(Call call, Txn txn, ModifyVolumeRequest in) {
        var volume = StoredVolume.TABLE.find(call, txn, in.volumeId());
        if (volume.state() != VolumeState.AVAILABLE) {
            throw new ApiException(
                    "IncorrectState",
                    "Volume '" + volume.id() + "' is not in a state that allows modification: " + volume.status());
        }
        checkRate(call, volume);
        var target = target(volume, in);
        if (target.equals(volume.spec())) {
            throw Ec2Errors.invalidValue("No changes are requested for volume " + volume.id());
        }
        var modification = new Modification(volume.spec(), target, call.now(), null);
        volume.modified(modification).save(txn);
        return ModifyVolumeResult.builder()
                .volumeModification(VolumeViews.of(volume.id(), modification))
                .build();
    }

    private static void checkRate(Call call, StoredVolume volume) {
        var before = volume.modification();
        if (before == null) {
            return;
        }
        if (before.ended() == null) {
            throw new ApiException(
                    "IncorrectModificationState",
                    "Cannot modify volume " + volume.id() + " while it is in modification state 'MODIFYING'");
        }
        if (call.now().isBefore(before.started().plus(BETWEEN))) {
            throw new ApiException(
                    "VolumeModificationRateExceeded",
                    "You've reached the maximum modification rate per volume limit. Wait at least 6 hours between"
                            + " modifications per EBS volume.");
        }
    }

    private static VolumeSpec target(StoredVolume volume, ModifyVolumeRequest in) {
        var type = VolumeType.of(Objects.requireNonNullElse(in.volumeType(), volume.type()));
        int size = Objects.requireNonNullElse(in.size(), volume.gibibytes());
        if (size < volume.gibibytes()) {
            throw Ec2Errors.invalidValue("New size cannot be smaller than existing size");
        }
        boolean same = type.text().equals(volume.type());
        var iops = in.iops() == null && same && type.hasIops() ? (Integer) volume.iops() : in.iops();
        var throughput = in.throughput() == null && same && volume.throughput() > 0
                ? (Integer) volume.throughput()
                : in.throughput();
        var target = type.spec(size, iops, throughput)
                .sharing(Objects.requireNonNullElse(in.multiAttachEnabled(), volume.multiAttach()));
        checkSharing(volume, target);
        return target;
    }

    /** What AWS lets become of volumes for several instances: io1 stays as it is, io2 stays io2, and changes hands while nobody has it. */
    private static void checkSharing(StoredVolume volume, VolumeSpec target) {
        boolean changes = target.multiAttach() != volume.multiAttach();
        if (volume.multiAttach() && volume.type().equals("io1")
                || changes && !(volume.type().equals("io2") && target.type().equals("io2"))) {
            throw Ec2Errors.unsupported("Multi-Attach of " + volume.type() + " volumes cannot be modified.");
        }
        if (volume.multiAttach() && !target.type().equals(volume.type())) {
            throw Ec2Errors.unsupported("The type of a volume with Multi-Attach cannot be modified.");
        }
        int most = target.multiAttach() ? 0 : 1;
        if (changes && volume.attachments().size() > most) {
            throw Ec2Errors.incorrectState(
                    "Multi-Attach of volume '" + volume.id() + "' cannot be modified while it is attached to "
                            + (most == 0 ? "an instance." : "several instances."));
        }
    }

    private DescribeVolumesModificationsResult list(Call call, ReadTxn txn, DescribeVolumesModificationsRequest in) {
        var asked = Asked.of(in.volumeIds(), in.filters(), in.maxResults(), in.nextToken());
        var matches = FILTERS.all(asked.filters());
        var ids = new HashSet<>(asked.ids());
        for (var id : ids) {
            if (StoredVolume.TABLE.find(call, txn, id).modification() == null) {
                throw new ApiException(
                        "InvalidVolumeModification.NotFound", "Modification for volume '" + id + "' does not exist.");
            }
        }
        List<VolumeModification> found = StoredVolume.TABLE.all(txn, call.account(), call.region()).stream()
                .filter(volume -> ids.isEmpty() || ids.contains(volume.id()))
                .map(VolumeChanges::view)
                .filter(Objects::nonNull)
                .filter(matches)
                .toList();
        var page = Pages.page(call, tokens, "modifications", found, change -> text(change.volumeId()), asked);
        return DescribeVolumesModificationsResult.builder()
                .volumesModifications(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static @Nullable VolumeModification view(StoredVolume volume) {
        var modification = volume.modification();
        return modification == null ? null : VolumeViews.of(volume.id(), modification);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
