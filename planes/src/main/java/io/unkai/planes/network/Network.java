package io.unkai.planes.network;

import java.util.List;

/**
 * All that a VPC's network is to be. Records only: two equal ones are the same network. Names are AWS's ids and were checked by who
 * made them; a plane checks them again before it uses them as root.
 *
 * <p>A packet passes, in this order: the source check of the sending interface, the outgoing rules of its groups, where it leaves a
 * subnet that subnet's outgoing ACL, the route table of that subnet, where it enters another subnet its ingoing ACL, and the ingoing
 * rules of the receiver's groups. Groups remember connections, ACLs do not.
 *
 * @param vpc the VPC's id
 * @param cidrs the VPC's blocks, IPv4 and IPv6
 * @param subnets its subnets
 * @param routeTables the route tables that its subnets and gateways use
 * @param acls the network ACLs that its subnets use
 * @param groups its security groups that interfaces or rules name
 * @param interfaces its network interfaces, used or not
 * @param natGateways its NAT gateways
 * @param peerings its active peerings
 * @param foreignGroups members of groups of peered VPCs that its rules name
 * @param watched the ids of the interfaces whose traffic is counted
 */
public record Network(
        String vpc,
        List<Cidr> cidrs,
        List<Subnet> subnets,
        List<RouteTable> routeTables,
        List<NetworkAcl> acls,
        List<SecurityGroup> groups,
        List<Interface> interfaces,
        List<NatGateway> natGateways,
        List<Peering> peerings,
        List<GroupMembers> foreignGroups,
        List<String> watched) {

    /** Copies the lists. */
    public Network {
        cidrs = List.copyOf(cidrs);
        subnets = List.copyOf(subnets);
        routeTables = List.copyOf(routeTables);
        acls = List.copyOf(acls);
        groups = List.copyOf(groups);
        interfaces = List.copyOf(interfaces);
        natGateways = List.copyOf(natGateways);
        peerings = List.copyOf(peerings);
        foreignGroups = List.copyOf(foreignGroups);
        watched = List.copyOf(watched);
    }

    /** One whose traffic is not counted. */
    public Network(
            String vpc,
            List<Cidr> cidrs,
            List<Subnet> subnets,
            List<RouteTable> routeTables,
            List<NetworkAcl> acls,
            List<SecurityGroup> groups,
            List<Interface> interfaces,
            List<NatGateway> natGateways,
            List<Peering> peerings,
            List<GroupMembers> foreignGroups) {
        this(
                vpc,
                cidrs,
                subnets,
                routeTables,
                acls,
                groups,
                interfaces,
                natGateways,
                peerings,
                foreignGroups,
                List.of());
    }

    /** A VPC with nothing in it. */
    public static Network empty(String vpc, List<Cidr> cidrs) {
        return new Network(
                vpc, cidrs, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A subnet.
     *
     * @param cidrs its IPv4 block, and its IPv6 block where it has one
     * @param routeTable the table it uses, its own or the main one
     * @param acl the network ACL it uses
     */
    public record Subnet(String id, List<Cidr> cidrs, String routeTable, String acl) {}

    /**
     * A network interface.
     *
     * @param mac six octets in hexadecimal, separated by colons
     * @param addresses its private addresses, IPv4 and IPv6, the primary one first
     * @param groups the ids of its security groups
     * @param sourceDestCheck whether it may only send from, and only receive for, its own addresses
     * @param publicAddresses what the internet knows some of its addresses as
     */
    public record Interface(
            String id,
            String mac,
            String subnet,
            List<Ip> addresses,
            List<String> groups,
            boolean sourceDestCheck,
            List<PublicAddress> publicAddresses) {}

    /** A public address that stands for a private one. */
    public record PublicAddress(Ip publicIp, Ip privateIp) {}

    /**
     * A NAT gateway; it has a network interface, which is among the interfaces and has its public address where it is a public one.
     *
     * @param interfaceId its network interface
     */
    public record NatGateway(String id, String interfaceId) {}

    /**
     * An active peering.
     *
     * @param peer the other VPC's id
     */
    public record Peering(String id, String peer) {}

    /** The addresses of the interfaces that have a group. */
    public record GroupMembers(String group, List<Ip> members) {}
}
