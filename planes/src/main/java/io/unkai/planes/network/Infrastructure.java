package io.unkai.planes.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The addresses inside a VPC that are the cloud's own. */
public final class Infrastructure {
    /** Names, the same in every VPC. */
    public static final Ip NAMES = Ip.parse("169.254.169.253");
    /** Metadata of instances, the same in every VPC. */
    public static final Ip METADATA = Ip.parse("169.254.169.254");
    /** Names by IPv6. */
    public static final Ip NAMES6 = Ip.parse("fd00:ec2::253");
    /** Metadata by IPv6. */
    public static final Ip METADATA6 = Ip.parse("fd00:ec2::254");

    /** Where the sockets are that DHCPv6 comes to, in every VPC. Guests never see this address. */
    public static final Ip LEASES6 = Ip.parse("fd00:ec2::547");

    /**
     * Where the sockets are that gateway endpoints lead to, in every VPC. Guests never see this address: they speak to the public
     * addresses that their routes send to an endpoint.
     */
    public static final Ip ENDPOINTS = Ip.parse("169.254.169.252");

    /**
     * The most routers that an answer of a service may be limited to pass. A service limits it by the traffic class of its socket:
     * {@code N << 2} for N of them, 0 for any.
     */
    public static final int MOST_HOPS = 16;

    /** How long packets within VPCs may be, as in AWS. */
    public static final int MTU = 9001;

    /** The traffic class of an answer of DHCP that is to reach its guest as a broadcast, because the guest has no address yet. */
    public static final int TO_ALL = 1 << 2;

    /** Blocks that no route of the internet leads to: what goes there through a gateway to the internet is dropped. */
    public static final List<Cidr> NEVER_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "224.0.0.0/3",
                    "::/8",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .map(Cidr::parse)
            .toList();

    private static final int RESOLVER = 2;

    private Infrastructure() {}

    /** The addresses that serve the guests of a VPC; groups and ACLs have no say about them. */
    public static List<Ip> services(List<Cidr> cidrs) {
        var resolvers = cidrs.stream()
                .filter(cidr -> !cidr.v6())
                .map(cidr -> cidr.first().plus(RESOLVER));
        return Stream.concat(Stream.of(NAMES, METADATA, NAMES6, METADATA6), resolvers)
                .distinct()
                .toList();
    }

    /** The address that the guests of a subnet know as their gateway, where it has IPv4. */
    public static Optional<Ip> gateway(Network.Subnet subnet) {
        return subnet.cidrs().stream()
                .filter(cidr -> !cidr.v6())
                .map(cidr -> cidr.first().plus(1))
                .findFirst();
    }
}
