package io.unkai.services.compute.ec2.region;

import io.unkai.api.ec2.AvailabilityZone;
import io.unkai.api.ec2.DescribeAvailabilityZonesRequest;
import io.unkai.api.ec2.DescribeAvailabilityZonesResult;
import io.unkai.api.ec2.DescribeRegionsRequest;
import io.unkai.api.ec2.DescribeRegionsResult;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.Region;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.filter.Filters;
import io.unkai.kernel.region.AwsRegions;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.compute.ec2.base.Asked;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Zones;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code DescribeRegions} and {@code DescribeAvailabilityZones}. */
public final class Regions {
    private static final String NO_OPT_IN = "opt-in-not-required";
    private static final String OPEN = "opted-in";
    private static final String CLOSED = "not-opted-in";

    private static final Filters<Region> REGIONS = new Filters<Region>()
            .on("endpoint", Region::endpoint)
            .on("opt-in-status", Region::optInStatus)
            .on("region-name", Region::regionName);

    private static final Filters<AvailabilityZone> ZONES = new Filters<AvailabilityZone>()
            .on("group-name", AvailabilityZone::groupName)
            .on("group-long-name", zone -> LongNames.ofZones(zone.regionName()))
            .on("message", zone -> null)
            .on("opt-in-status", AvailabilityZone::optInStatus)
            .on("parent-zone-id", AvailabilityZone::parentZoneId)
            .on("parent-zone-name", AvailabilityZone::parentZoneName)
            .on("region-name", AvailabilityZone::regionName)
            .on("state", AvailabilityZone::state)
            .on("zone-id", AvailabilityZone::zoneId)
            .on("zone-name", AvailabilityZone::zoneName)
            .on("zone-type", AvailabilityZone::zoneType);

    private final OptIns optIns;

    /** @param optIns which regions accounts have opened */
    public Regions(OptIns optIns) {
        this.optIns = optIns;
    }

    /** Registers the operations. */
    public void register(Handlers on) {
        on.onRead(Ec2.DESCRIBE_REGIONS, this::regions);
        on.onRead(Ec2.DESCRIBE_AVAILABILITY_ZONES, this::zones);
    }

    private DescribeRegionsResult regions(Call call, ReadTxn txn, DescribeRegionsRequest in) {
        var named = Objects.requireNonNullElse(in.regionNames(), List.<String>of());
        for (var name : named) {
            if (!AwsRegions.names().contains(name)) {
                throw Ec2Errors.invalidValue("Invalid region name: " + name);
            }
        }
        boolean closedToo = Boolean.TRUE.equals(in.allRegions()) || !named.isEmpty();
        var matches = REGIONS.all(Asked.filters(in.filters()));
        return DescribeRegionsResult.builder()
                .regions(AwsRegions.names().stream()
                        .filter(name -> named.isEmpty() || named.contains(name))
                        .map(name -> region(name, optIn(call, txn, name)))
                        .filter(region -> closedToo || !CLOSED.equals(region.optInStatus()))
                        .filter(matches)
                        .toList())
                .build();
    }

    private String optIn(Call call, ReadTxn txn, String name) {
        if (AwsRegions.alwaysOpen(name)) {
            return NO_OPT_IN;
        }
        return optIns.open(txn, call.account(), name) ? OPEN : CLOSED;
    }

    private static Region region(String name, String optIn) {
        return Region.builder()
                .regionName(name)
                .endpoint("ec2." + name + ".amazonaws.com")
                .optInStatus(optIn)
                .build();
    }

    private DescribeAvailabilityZonesResult zones(Call call, ReadTxn txn, DescribeAvailabilityZonesRequest in) {
        var all = Zones.of(call.region()).stream()
                .map(zone -> zone(call.region(), zone))
                .toList();
        var named = named(all, in.zoneNames(), AvailabilityZone::zoneName);
        var matches = ZONES.all(Asked.filters(in.filters()));
        return DescribeAvailabilityZonesResult.builder()
                .availabilityZones(named(named, in.zoneIds(), AvailabilityZone::zoneId).stream()
                        .filter(matches)
                        .toList())
                .build();
    }

    private static List<AvailabilityZone> named(
            List<AvailabilityZone> all,
            @Nullable List<String> names,
            Function<AvailabilityZone, @Nullable String> name) {
        if (names == null || names.isEmpty()) {
            return all;
        }
        for (var wanted : names) {
            if (all.stream().noneMatch(zone -> wanted.equals(name.apply(zone)))) {
                throw new ApiException("InvalidParameterValue", "Invalid availability zone: [" + wanted + "]");
            }
        }
        return all.stream().filter(zone -> names.contains(name.apply(zone))).toList();
    }

    private static AvailabilityZone zone(String region, Zones.Zone zone) {
        return AvailabilityZone.builder()
                .zoneName(zone.name())
                .zoneId(zone.id())
                .regionName(region)
                .groupName(region + "-zg-1")
                .networkBorderGroup(region)
                .optInStatus(NO_OPT_IN)
                .state("available")
                .zoneType("availability-zone")
                .messages(List.of())
                .build();
    }
}
