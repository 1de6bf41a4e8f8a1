package io.unkai.services.compute.ec2.volume;

import io.unkai.api.ec2.DescribeVolumesRequest;
import io.unkai.api.ec2.DescribeVolumesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Volume;
import io.unkai.api.ec2.VolumeAttachment;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.base.Zones;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists volumes. */
public final class VolumeList {
    private static final Filters<Volume> FILTERS = new Filters<Volume>()
            .on("availability-zone", Volume::availabilityZone)
            .on("availability-zone-id", volume -> Zones.id(volume.availabilityZone()))
            .on("operator.managed", _ -> "false")
            .on("operator.principal", _ -> null)
            .on("create-time", volume -> String.valueOf(volume.createTime()))
            .on("encrypted", volume -> String.valueOf(volume.encrypted()))
            .on("fast-restored", volume -> "false")
            .on("multi-attach-enabled", volume -> String.valueOf(volume.multiAttachEnabled()))
            .on("size", volume -> String.valueOf(volume.size()))
            .on("snapshot-id", Volume::snapshotId)
            .on("status", Volume::state)
            .on("volume-id", Volume::volumeId)
            .on("volume-type", Volume::volumeType)
            .onEach("attachment.attach-time", volume -> each(volume, one -> String.valueOf(one.attachTime())))
            .onEach(
                    "attachment.delete-on-termination",
                    volume -> each(volume, one -> String.valueOf(one.deleteOnTermination())))
            .onEach("attachment.device", volume -> each(volume, VolumeAttachment::device))
            .onEach("attachment.instance-id", volume -> each(volume, VolumeAttachment::instanceId))
            .onEach("attachment.status", volume -> each(volume, VolumeAttachment::state))
            .onTags(volume -> Ec2Tags.map(volume.tags()));

    private final Listing<StoredVolume, Volume> listing;

    /** @param tokens continue lists */
    public VolumeList(Tokens tokens) {
        listing = new Listing<>(tokens, StoredVolume.TABLE, VolumeViews::of, FILTERS);
    }

    /** Registers the operation. */
    public void register(Handlers on, Registry registry) {
        registry.add(StoredVolume.TABLE);
        on.onRead(Ec2.DESCRIBE_VOLUMES, this::list);
    }

    private DescribeVolumesResult list(Call call, ReadTxn txn, DescribeVolumesRequest in) {
        var page = listing.list(call, txn, Asked.of(in.volumeIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeVolumesResult.builder()
                .volumes(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static Collection<String> each(Volume volume, Function<VolumeAttachment, @Nullable String> value) {
        var attachments = volume.attachments();
        return attachments == null
                ? List.of()
                : attachments.stream().map(value).filter(Objects::nonNull).toList();
    }
}
