package io.unkai.planes.network;

import java.util.List;

/** Where packets go. The longest prefix wins. The VPC's own blocks have routes of target {@link Target.Local}. */
public record RouteTable(String id, List<Route> routes) {
    /** Copies the list. */
    public RouteTable {
        routes = List.copyOf(routes);
    }

    /** Where packets for these addresses go. */
    public record Route(Cidr destination, Target target) {}

    /** The next hop. */
    public sealed interface Target {
        /** Within the VPC. */
        record Local() implements Target {}

        /** To the internet: for who has a public address, or IPv6. */
        record InternetGateway(String id) implements Target {}

        /** To the internet, for connections of IPv6 that begin inside. */
        record EgressOnlyGateway(String id) implements Target {}

        /** Translated by a NAT gateway of this VPC. */
        record NatGateway(String id) implements Target {}

        /** To an interface of this VPC. */
        record NetworkInterface(String id) implements Target {}

        /** To the other side of a peering. */
        record Peering(String id) implements Target {}

        /** To a gateway endpoint, which is a service of this cloud: to the sockets at {@link Infrastructure#ENDPOINTS}. IPv4 only. */
        record GatewayEndpoint(String id) implements Target {}

        /** Dropped: what it led to is gone. */
        record Blackhole() implements Target {}
    }
}
