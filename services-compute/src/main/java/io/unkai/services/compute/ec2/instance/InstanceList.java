package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.DescribeInstancesRequest;
import io.unkai.api.ec2.DescribeInstancesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Reservation;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Listing;
import io.unkai.services.compute.ec2.base.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Lists instances, by the launches they came from. */
final class InstanceList {
    private final Listing<StoredInstance, InstanceFilters.Found> listing;

    InstanceList(Tokens tokens) {
        listing = new Listing<>(tokens, StoredInstance.TABLE, InstanceFilters.Found::of, InstanceFilters.known());
    }

    void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_INSTANCES, this::list);
    }

    private DescribeInstancesResult list(Call call, ReadTxn txn, DescribeInstancesRequest in) {
        var page = listing.list(call, txn, Asked.of(in.instanceIds(), in.filters(), in.maxResults(), in.nextToken()));
        var launches = new LinkedHashMap<String, List<InstanceFilters.Found>>();
        page.items()
                .forEach(found -> launches.computeIfAbsent(
                                found.stored().origin().reservation(), id -> new ArrayList<>())
                        .add(found));
        return DescribeInstancesResult.builder()
                .reservations(launches.values().stream()
                        .map(InstanceList::reservation)
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** A launch of which these are shown. */
    static Reservation reservation(List<InstanceFilters.Found> found) {
        var first = found.getFirst().stored();
        return Reservation.builder()
                .reservationId(first.origin().reservation())
                .ownerId(first.key().account())
                .groups(List.of())
                .instances(found.stream()
                        .sorted(Comparator.comparingInt(
                                one -> one.stored().origin().index()))
                        .map(InstanceFilters.Found::view)
                        .toList())
                .build();
    }
}
