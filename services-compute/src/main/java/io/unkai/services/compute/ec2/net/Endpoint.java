package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway endpoint: routes of a VPC to a service of this cloud. Which tables have such a route is known from the tables.
 *
 * @param service the service's name, for example {@code com.amazonaws.us-east-1.s3}
 * @param policy what may be done through it, as JSON
 */
public record Endpoint(Key key, String vpc, String service, Readiness state, String policy, Instant created)
        implements Resource {
    /** All endpoints. */
    public static final ResourceTable<Endpoint> TABLE =
            new ResourceTable<>(Kind.ENDPOINT, "ec2.endpoints", Endpoint.class);

    @Override
    public List<String> within() {
        return List.of(vpc);
    }

    /** Its VPC. */
    public Key vpcKey() {
        return key.sibling(vpc);
    }

    /** The same, made by the plane. */
    public Endpoint available() {
        return new Endpoint(key, vpc, service, Readiness.LIFECYCLE.check(state, Readiness.AVAILABLE), policy, created);
    }

    /** The same with another policy. */
    public Endpoint with(String changed) {
        return new Endpoint(key, vpc, service, state, changed, created);
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
