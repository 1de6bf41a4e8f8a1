package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;

/**
 * What the internet of a cloud is on this host.
 *
 * @param pool the public addresses: its first is the host's, the others are for interfaces
 * @param beyond whether guests that reach the internet also reach, as if they were the host, what the host's default route leads to.
 *     The host then forwards for them: packets of IPv4, from inside, with answers.
 */
public record Internet(Cidr pool, boolean beyond) {
    /** Addresses that are for documentation, so that nobody on the real internet has them. */
    public static final Internet DEFAULT = new Internet(Cidr.parse("198.51.100.0/24"), false);

    /** The host's address of IPv6 there, out of a block for documentation. */
    public static final Ip HOST6 = Ip.parse("3fff:fff:756e:6b61::1");

    private static final int MOST_PREFIX = 30;

    /** Checks the size. */
    public Internet {
        if (pool.v6() || pool.prefix() > MOST_PREFIX) {
            throw new IllegalArgumentException(pool + " is no pool of public addresses");
        }
    }

    /** The host's own address there. */
    public Ip host() {
        return pool.first().plus(1);
    }
}
