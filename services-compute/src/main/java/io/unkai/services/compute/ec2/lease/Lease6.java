package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;

/**
 * What an interface gets by DHCPv6.
 *
 * @param ip its first IPv6 address
 * @param preferred for how many seconds new connections are to be made by it
 * @param options what its guest is told about its network
 */
record Lease6(Ip ip, int preferred, Options6 options) {
    /** As on EC2, where nothing else is said. */
    static final int PREFERRED = 140;

    /** How much longer than preferred an address is valid. */
    private static final int GRACE = 310;

    int valid() {
        return preferred + GRACE;
    }
}
