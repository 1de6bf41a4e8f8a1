package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VPC endpoint. A gateway endpoint is routes of a VPC to a service of this cloud: which tables have such a route is known from the
 * tables. An interface endpoint is network interfaces in the VPC that the service answers at.
 *
 * @param service the service's name, for example {@code com.amazonaws.us-east-1.s3}
 * @param policy what may be done through it, as JSON
 * @param inside what an interface endpoint has in its VPC, or null
 */
public record Endpoint(
        Key key,
        String vpc,
        String service,
        Readiness state,
        String policy,
        Instant created,
        @Nullable Inside inside) implements Resource {
    /** All endpoints. */
    public static final ResourceTable<Endpoint> TABLE =
            new ResourceTable<>(Kind.ENDPOINT, "ec2.endpoints", Endpoint.class);

    /**
     * What an interface endpoint has in its VPC.
     *
     * @param places one in each of its subnets
     * @param groups the ids of the security groups of its interfaces
     * @param privateNames whether the service's own name leads to it inside the VPC
     * @param tag what its own names have after its id
     */
    public record Inside(List<Spot> places, List<String> groups, boolean privateNames, String tag) {
        /** Copies the lists. */
        public Inside {
            places = List.copyOf(places);
            groups = List.copyOf(groups);
        }
    }

    /**
     * An interface of an endpoint.
     *
     * @param zone the name of the subnet's availability zone
     */
    public record Spot(String subnet, String zone, String eni) {}

    @Override
    public List<String> within() {
        var owners = new ArrayList<>(List.of(vpc));
        if (inside != null) {
            inside.places.forEach(place -> owners.add(place.eni));
        }
        return owners;
    }

    /** The interfaces of an interface endpoint. */
    public List<Eni> interfaces(ReadTxn txn) {
        return inside == null
                ? List.of()
                : inside.places.stream()
                        .map(place -> Eni.TABLE.find(txn, key.sibling(place.eni)))
                        .toList();
    }

    /** Its VPC. */
    public Key vpcKey() {
        return key.sibling(vpc);
    }

    /** The same, made by the plane. */
    public Endpoint available() {
        var to = Readiness.LIFECYCLE.check(state, Readiness.AVAILABLE);
        return new Endpoint(key, vpc, service, to, policy, created, inside);
    }

    /** The same with another policy. */
    public Endpoint with(String changed) {
        return new Endpoint(key, vpc, service, state, changed, created, inside);
    }

    /** The same, otherwise placed. */
    public Endpoint with(Inside changed) {
        return new Endpoint(key, vpc, service, state, policy, created, changed);
    }

    /** The tables with a route to it. */
    public List<RouteTable> tables(ReadTxn txn) {
        return RouteTable.TABLE.within(txn, key);
    }

    /** The endpoint that the route table of an address of its VPC leads to, or null. */
    public static @Nullable Endpoint of(ReadTxn txn, Key vpcKey, Ip guest) {
        var vpc = Vpc.TABLE.get(txn, vpcKey);
        if (vpc == null) {
            return null;
        }
        for (var subnet : Subnet.TABLE.within(txn, vpcKey)) {
            if (subnet.cidr().contains(guest)) {
                var own = subnet.table();
                var table = own == null ? vpc.mainTable() : own.id();
                return TABLE.within(txn, vpcKey).stream()
                        .filter(one -> one.tables(txn).stream()
                                .anyMatch(used -> used.id().equals(table)))
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }
}
