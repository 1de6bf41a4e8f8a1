package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;

/**
 * What the internet of a cloud is on this host.
 *
 * @param pool the public addresses: its first is the host's, the others are for interfaces
 */
public record Internet(Cidr pool) {
    /** Addresses that are for documentation, so that nobody on the real internet has them. */
    public static final Internet DEFAULT = new Internet(Cidr.parse("203.0.113.0/24"));

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
