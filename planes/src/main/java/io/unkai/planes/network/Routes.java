package io.unkai.planes.network;

import io.unkai.planes.network.RouteTable.Route;
import io.unkai.planes.network.RouteTable.Target;
import java.util.Comparator;
import java.util.Optional;

/** Finds routes in a network. */
final class Routes {
    private Routes() {}

    /** The route of a subnet's table with the longest prefix that contains the address. */
    static Optional<Route> find(Network network, Network.Subnet subnet, Ip to) {
        return network.routeTables().stream()
                .filter(table -> table.id().equals(subnet.routeTable()))
                .flatMap(table -> table.routes().stream())
                .filter(route -> route.destination().contains(to))
                .max(Comparator.comparingInt(route -> route.destination().prefix()));
    }

    /** Whether the VPC has an internet gateway that something is routed to. */
    static boolean hasInternetGateway(Network network) {
        return network.routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(route -> route.target() instanceof Target.InternetGateway);
    }

    /** As a person reads it. */
    static String told(Route route) {
        return route.destination() + " -> "
                + switch (route.target()) {
                    case Target.Local() -> "local";
                    case Target.InternetGateway(String id) -> id;
                    case Target.EgressOnlyGateway(String id) -> id;
                    case Target.NatGateway(String id) -> id;
                    case Target.NetworkInterface(String id) -> id;
                    case Target.Peering(String id) -> id;
                    case Target.GatewayEndpoint(String id) -> id;
                    case Target.Blackhole() -> "blackhole";
                };
    }
}
