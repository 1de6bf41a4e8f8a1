package io.unkai.services.compute.ec2.instance;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.eni.EniSpec;
import io.unkai.services.compute.ec2.net.Eni;
import io.unkai.services.compute.ec2.net.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface that a launch asks for.
 *
 * @param device its place in the instance
 * @param existing the id of an interface that is there, or empty
 * @param subnet where it is to be, or where the existing one is
 * @param groups the ids of its security groups
 * @param description by the caller, or empty
 * @param primary its first private address, or null for any
 * @param others more private addresses
 * @param more how many more of any kind
 * @param ipv6 its IPv6 addresses
 * @param ipv6Count how many IPv6 addresses of any kind, or null for what the subnet says
 * @param publicly whether it gets a public address
 * @param deleteOnTermination whether it goes with the instance
 */
record Card(
        int device,
        String existing,
        Subnet subnet,
        List<String> groups,
        String description,
        @Nullable Ip primary,
        List<Ip> others,
        int more,
        List<Ip> ipv6,
        @Nullable Integer ipv6Count,
        boolean publicly,
        boolean deleteOnTermination) {
    /** The interface to be made. */
    EniSpec spec() {
        return new EniSpec(subnet, description, primary, others, more, ipv6, ipv6Count, groups, Eni.Origin.USER);
    }

    /** How many private IPv4 addresses it is to have. */
    int addresses() {
        return 1 + others.size() + more;
    }
}
