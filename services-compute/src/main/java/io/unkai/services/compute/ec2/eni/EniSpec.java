package io.unkai.services.compute.ec2.eni;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface to be made.
 *
 * @param primary its primary private IPv4 address, or null for any
 * @param secondary more private addresses
 * @param secondaryCount more private addresses, any
 * @param ipv6 its IPv6 addresses
 * @param ipv6Count more IPv6 addresses, any; or null for what the subnet says
 * @param groups the ids of its security groups; the VPC's default group where it is empty
 */
public record EniSpec(
        Subnet subnet,
        String description,
        @Nullable Ip primary,
        List<Ip> secondary,
        int secondaryCount,
        List<Ip> ipv6,
        @Nullable Integer ipv6Count,
        List<String> groups,
        Eni.Origin origin) {
    /** A plain one. */
    public static EniSpec of(Subnet subnet, String description, List<String> groups) {
        return new EniSpec(subnet, description, null, List.of(), 0, List.of(), null, groups, Eni.Origin.USER);
    }

    /** The same with this primary address, or any where it is null. */
    public EniSpec at(@Nullable Ip ip) {
        return new EniSpec(subnet, description, ip, secondary, secondaryCount, ipv6, ipv6Count, groups, origin);
    }

    /** The same, made for a service. */
    public EniSpec madeFor(Eni.Origin by) {
        return new EniSpec(subnet, description, primary, secondary, secondaryCount, ipv6, ipv6Count, groups, by);
    }
}
