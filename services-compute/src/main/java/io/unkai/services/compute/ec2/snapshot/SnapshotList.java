package io.unkai.services.compute.ec2.snapshot;

import io.unkai.api.ec2.DescribeSnapshotsRequest;
import io.unkai.api.ec2.DescribeSnapshotsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Snapshot;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.Range;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Ec2Tags;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.base.Registry;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Lists the snapshots that the caller may use. */
public final class SnapshotList {
    private static final String SELF = "self";
    private static final String EVERYONE = "all";
    private static final Filters<Found> FILTERS = new Filters<Found>()
            .on("description", found -> found.view.description())
            .on("encrypted", found -> Parts.text(found.view.encrypted()))
            .on("owner-alias", found -> found.view.ownerAlias())
            .on("owner-id", found -> found.view.ownerId())
            .on("progress", found -> found.view.progress())
            .on("snapshot-id", found -> found.view.snapshotId())
            .on("start-time", found -> Parts.text(found.view.startTime()))
            .on("status", found -> found.view.state())
            .on("storage-tier", found -> found.view.storageTier())
            .on("transfer-type", found -> found.stored.isCopy() ? "standard" : null)
            .on("volume-id", found -> found.view.volumeId())
            .on("volume-size", found -> Parts.text(found.view.volumeSize()))
            .onTags(found -> Ec2Tags.map(found.view.tags()));

    private record Found(StoredSnapshot stored, Snapshot view) {}

    private final Tokens tokens;

    /** @param tokens continue lists */
    public SnapshotList(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operation. */
    public void register(Handlers on, Registry registry) {
        registry.add(StoredSnapshot.TABLE);
        on.onRead(Ec2.DESCRIBE_SNAPSHOTS, this::list);
    }

    private DescribeSnapshotsResult list(Call call, ReadTxn txn, DescribeSnapshotsRequest in) {
        var asked = Asked.of(in.snapshotIds(), in.filters(), in.maxResults(), in.nextToken());
        if (asked.maxResults() != null && !asked.ids().isEmpty()) {
            throw Ec2Errors.combination("The parameter maxResults cannot be used with a list of ids");
        }
        var matches = FILTERS.all(asked.filters());
        var owners = Parts.list(in.ownerIds());
        var users = Parts.list(in.restorableByUserIds());
        var found = candidates(call, txn, asked.ids()).stream()
                .filter(one -> owned(call, one, owners))
                .filter(one -> users.isEmpty() || users.stream().anyMatch(user -> restorable(call, one, user)))
                .map(one -> new Found(one, SnapshotViews.of(txn, one)))
                .filter(matches)
                .map(Found::view)
                .toList();
        var page =
                Pages.page(call, tokens, "snapshots", found, snapshot -> String.valueOf(snapshot.snapshotId()), asked);
        return DescribeSnapshotsResult.builder()
                .snapshots(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<StoredSnapshot> candidates(Call call, ReadTxn txn, List<String> ids) {
        if (!ids.isEmpty()) {
            return new LinkedHashSet<>(ids)
                    .stream().map(id -> Snapshots.usable(call, txn, id)).toList();
        }
        var all = new ArrayList<StoredSnapshot>();
        try (var cursor = txn.scan(StoredSnapshot.TABLE.table(), Range.ALL)) {
            cursor.forEachRemaining(entry -> {
                var one = entry.value();
                if (one.key().region().equals(call.region()) && one.usableBy(call.account())) {
                    all.add(one);
                }
            });
        }
        return all;
    }

    private static boolean owned(Call call, StoredSnapshot one, List<String> owners) {
        var owner = one.key().account();
        return owners.isEmpty() || owners.contains(owner) || owners.contains(SELF) && owner.equals(call.account());
    }

    private static boolean restorable(Call call, StoredSnapshot one, String user) {
        return switch (user) {
            case EVERYONE -> one.publicly();
            case SELF -> one.usableBy(call.account());
            default -> one.key().account().equals(user) || one.users().contains(user);
        };
    }
}
