package io.unkai.services.compute.ec2.type;

import io.unkai.api.ec2.DescribeInstanceTypeOfferingsRequest;
import io.unkai.api.ec2.DescribeInstanceTypeOfferingsResult;
import io.unkai.api.ec2.DescribeInstanceTypesRequest;
import io.unkai.api.ec2.DescribeInstanceTypesResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.InstanceTypeOffering;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Pages;
import io.unkai.services.compute.ec2.base.Tokens;
import io.unkai.services.compute.ec2.base.Zones;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells which instance types there are, and where. */
public final class InstanceTypes {
    private static final String REGION = "region";
    private static final Filters<InstanceTypeOffering> OFFERING_FILTERS = new Filters<InstanceTypeOffering>()
            .on("instance-type", InstanceTypeOffering::instanceType)
            .on("location", InstanceTypeOffering::location);

    private final Tokens tokens;

    /** @param tokens continue lists */
    public InstanceTypes(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_INSTANCE_TYPES, this::types);
        on.onRead(Ec2.DESCRIBE_INSTANCE_TYPE_OFFERINGS, this::offerings);
    }

    private DescribeInstanceTypesResult types(Call call, ReadTxn txn, DescribeInstanceTypesRequest in) {
        var asked = Asked.of(in.instanceTypes(), in.filters(), in.maxResults(), in.nextToken());
        var matches = TypeFilters.ALL.all(asked.filters());
        var all = asked(asked.ids()).map(TypeView::of).filter(matches).toList();
        var page = Pages.page(call, tokens, "instance-types", all, info -> String.valueOf(info.instanceType()), asked);
        return DescribeInstanceTypesResult.builder()
                .instanceTypes(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static Stream<MachineType> asked(List<String> names) {
        if (names.isEmpty()) {
            return MachineTypes.all().stream();
        }
        var unknown =
                names.stream().filter(name -> MachineTypes.find(name) == null).toList();
        if (!unknown.isEmpty()) {
            throw new ApiException(
                    "InvalidInstanceType", "The following supplied instance types do not exist: " + unknown);
        }
        return new LinkedHashSet<>(names).stream().map(MachineTypes::find).filter(Objects::nonNull);
    }

    private DescribeInstanceTypeOfferingsResult offerings(
            Call call, ReadTxn txn, DescribeInstanceTypeOfferingsRequest in) {
        var asked = Asked.of(null, in.filters(), in.maxResults(), in.nextToken());
        var matches = OFFERING_FILTERS.all(asked.filters());
        var kind = Objects.requireNonNullElse(in.locationType(), REGION);
        var all = places(call.region(), kind).stream()
                .flatMap(place -> MachineTypes.all().stream().map(type -> offering(type, kind, place)))
                .filter(matches)
                .toList();
        var page = Pages.page(
                call, tokens, "offerings " + kind, all, one -> one.location() + ' ' + one.instanceType(), asked);
        return DescribeInstanceTypeOfferingsResult.builder()
                .instanceTypeOfferings(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static List<String> places(String region, String kind) {
        return switch (kind) {
            case REGION -> List.of(region);
            case "availability-zone" ->
                Zones.of(region).stream().map(Zones.Zone::name).toList();
            case "availability-zone-id" ->
                Zones.of(region).stream().map(Zones.Zone::id).toList();
            default -> List.of();
        };
    }

    private static InstanceTypeOffering offering(MachineType type, String kind, String place) {
        return InstanceTypeOffering.builder()
                .instanceType(type.name())
                .locationType(kind)
                .location(place)
                .build();
    }
}
