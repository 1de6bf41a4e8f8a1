package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;

/**
 * What an interface gets.
 *
 * @param ip its primary private address
 * @param mac its hardware address
 * @param gateway its subnet's gateway, which is the server
 * @param options what its guest is told about its network
 */
record Lease(Ip ip, String mac, Ip gateway, Options options) {
    /** How long it holds: as on EC2. */
    static final int SECONDS = 3_600;

    private static final int RENEWAL = SECONDS / 2;
    private static final int REBINDING = SECONDS / 8 * 7;

    /** Adds when it is to be renewed. */
    static void times(Options options) {
        options.put32(Codes.SECONDS, SECONDS).put32(Codes.RENEWAL, RENEWAL).put32(Codes.REBINDING, REBINDING);
    }
}
