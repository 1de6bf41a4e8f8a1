package io.unkai.planes.linux.network;

import io.unkai.planes.network.Ip;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hardware addresses: those of our own devices, and what follows from a guest's. */
final class Mac {
    /** The router, as a guest sees it. */
    static final String GATEWAY = "0e:00:00:00:00:01";
    /** A router, as the edge sees it. */
    static final String ROUTER = "0e:00:00:00:00:02";
    /** The edge, as a router sees it. */
    static final String EDGE = "0e:00:00:00:00:03";
    /** The edge, as the host sees it. */
    static final String EDGE_OUTSIDE = "0e:00:00:00:00:04";
    /** The host, as the edge sees it. */
    static final String HOST = "0e:00:00:00:00:05";
    /** The one of two peers whose id sorts first. */
    static final String FIRST_PEER = "0e:00:00:00:00:06";
    /** The other one. */
    static final String SECOND_PEER = "0e:00:00:00:00:07";

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final int OCTETS = 6;
    private static final int LOCAL = 2;

    private Mac() {}

    /** What is no hardware address never becomes part of a command. */
    static String checked(String mac) {
        var lower = mac.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            throw new IllegalArgumentException("'" + mac + "' is not a MAC address");
        }
        return lower;
    }

    /** The address that a device gives itself on its link, as RFC 4291 says. */
    static Ip linkLocal(String mac) {
        var octets = new long[OCTETS];
        var parts = mac.split(":", -1);
        for (int i = 0; i < OCTETS; i++) {
            octets[i] = Long.parseLong(parts[i], 16);
        }
        long low = (octets[0] ^ LOCAL) << 56
                | octets[1] << 48
                | octets[2] << 40
                | 0xff_feL << 24
                | octets[3] << 16
                | octets[4] << 8
                | octets[5];
        return new Ip(true, 0xfe80_0000_0000_0000L, low);
    }
}
