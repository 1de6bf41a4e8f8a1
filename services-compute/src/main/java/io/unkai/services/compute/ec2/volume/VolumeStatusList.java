package io.unkai.services.compute.ec2.volume;

import io.unkai.api.ec2.DescribeVolumeStatusRequest;
import io.unkai.api.ec2.DescribeVolumeStatusResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.VolumeStatusDetails;
import io.unkai.api.ec2.VolumeStatusEvent;
import io.unkai.api.ec2.VolumeStatusInfo;
import io.unkai.api.ec2.VolumeStatusItem;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.block.BlockPlane;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.List;
import java.util.Optional;

/** Lists how volumes do. */
public final class VolumeStatusList {
    private static final Filters<VolumeStatusItem> FILTERS = new Filters<VolumeStatusItem>()
            .on("availability-zone", VolumeStatusItem::availabilityZone)
            .on("volume-id", VolumeStatusItem::volumeId)
            .on("volume-status.status", Parts.of(VolumeStatusItem::volumeStatus, VolumeStatusInfo::status))
            .onEach("action.code", item -> List.of())
            .onEach("action.description", item -> List.of())
            .onEach("action.event-id", item -> List.of())
            .onEach("event.description", Parts.each(VolumeStatusList::events, VolumeStatusEvent::description))
            .onEach("event.event-id", Parts.each(VolumeStatusList::events, VolumeStatusEvent::eventId))
            .onEach("event.event-type", Parts.each(VolumeStatusList::events, VolumeStatusEvent::eventType))
            .onEach("event.not-after", item -> List.of())
            .onEach("event.not-before", item -> List.of())
            .onEach("volume-status.details-name", Parts.each(VolumeStatusList::details, VolumeStatusDetails::name))
            .onEach("volume-status.details-status", Parts.each(VolumeStatusList::details, VolumeStatusDetails::status));

    private final Listing<StoredVolume, VolumeStatusItem> listing;

    /** @param tokens continue lists */
    public VolumeStatusList(BlockPlane block, Tokens tokens) {
        listing = new Listing<>(tokens, StoredVolume.TABLE, (txn, volume) -> view(volume, block.full()), FILTERS);
    }

    /** Registers the operation. */
    public void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_VOLUME_STATUS, this::list);
    }

    private DescribeVolumeStatusResult list(Call call, ReadTxn txn, DescribeVolumeStatusRequest in) {
        var page = listing.list(call, txn, Asked.of(in.volumeIds(), in.filters(), in.maxResults(), in.nextToken()));
        return DescribeVolumeStatusResult.builder()
                .volumeStatuses(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<VolumeStatusDetails> details(VolumeStatusItem item) {
        var status = item.volumeStatus();
        return status == null ? List.of() : Parts.list(status.details());
    }

    private static List<VolumeStatusEvent> events(VolumeStatusItem item) {
        return Parts.list(item.events());
    }

    /** @param full why nothing can be written any more, if so */
    private static VolumeStatusItem view(StoredVolume volume, Optional<String> full) {
        boolean made = volume.state() == VolumeState.AVAILABLE;
        boolean stalled = made && full.isPresent();
        var event = VolumeStatusEvent.builder()
                .eventId(volume.id().replace("vol-", "evol-"))
                .eventType("io-performance:stalled")
                .description(full.orElse(""))
                .build();
        return VolumeStatusItem.builder()
                .volumeId(volume.id())
                .availabilityZone(volume.zone())
                .actions(List.of())
                .events(stalled ? List.of(event) : List.of())
                .volumeStatus(VolumeStatusInfo.builder()
                        .status(stalled ? "impaired" : made ? "ok" : "insufficient-data")
                        .details(List.of(
                                new VolumeStatusDetails("io-enabled", made ? "passed" : "failed"),
                                new VolumeStatusDetails("io-performance", stalled ? "stalled" : "not-applicable")))
                        .build())
                .build();
    }
}
