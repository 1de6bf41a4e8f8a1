package io.unkai.services.compute.ec2.net;

import io.unkai.planes.network.Ip;

/** The names that addresses have. */
public final class Names {
    private static final String FIRST_REGION = "us-east-1";

    private Names() {}

    /** The domain of private names in a region. */
    public static String privateDomain(String region) {
        return region.equals(FIRST_REGION) ? "ec2.internal" : region + ".compute.internal";
    }

    /** The private name of an address, for example {@code ip-10-0-0-5.ec2.internal}. */
    public static String privateName(String region, Ip ip) {
        return "ip-" + dashed(ip) + '.' + privateDomain(region);
    }

    /** The public name of an address, for example {@code ec2-203-0-113-7.compute-1.amazonaws.com}. */
    public static String publicName(String region, Ip ip) {
        var place = region.equals(FIRST_REGION) ? "compute-1" : region + ".compute";
        return "ec2-" + dashed(ip) + '.' + place + ".amazonaws.com";
    }

    private static String dashed(Ip ip) {
        return ip.toString().replace('.', '-').replace(':', '-');
    }
}
