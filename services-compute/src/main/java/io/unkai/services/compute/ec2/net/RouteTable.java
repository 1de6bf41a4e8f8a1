package io.unkai.services.compute.ec2.net;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A route table. The routes within the VPC's own blocks go without saying and are not among these.
 *
 * @param routes by destination
 */
public record RouteTable(Key key, String vpc, List<Route> routes) implements Resource {
    /** All route tables. */
    public static final ResourceTable<RouteTable> TABLE =
            new ResourceTable<>(Kind.ROUTE_TABLE, "ec2.route-tables", RouteTable.class);

    /** The target of routes within the VPC. */
    public static final String LOCAL = "local";

    /**
     * A route.
     *
     * @param destination a block or the id of a prefix list
     * @param target the id of the gateway or interface, or {@link #LOCAL}
     * @param byCreateRoute whether a user made it
     */
    public record Route(String destination, String target, boolean byCreateRoute) {}

    @Override
    public List<String> within() {
        return Stream.concat(
                        Stream.of(vpc), routes.stream().flatMap(route -> Stream.of(route.target, route.destination)))
                .filter(id -> id.indexOf('-') > 0)
                .distinct()
                .toList();
    }

    /** The same with other routes. */
    public RouteTable with(List<Route> changed) {
        return new RouteTable(key, vpc, List.copyOf(changed));
    }
}
