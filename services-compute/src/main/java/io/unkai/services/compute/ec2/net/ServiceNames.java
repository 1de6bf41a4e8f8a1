package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import java.util.List;

/** The names of services inside VPCs that have a gateway endpoint to them. */
public final class ServiceNames {
    private static final String FIRST_REGION = "us-east-1";
    /** Which of the service's addresses its names lead to. */
    private static final int HOST = 1;

    private ServiceNames() {}

    /** The name that endpoints to S3 give for it in a region. */
    public static String s3(String region) {
        return "com.amazonaws." + region + ".s3";
    }

    /** The addresses that a name in lower case has in a VPC; none where that is not the VPC's to say. */
    public static List<Ip> addresses(ReadTxn txn, Vpc vpc, String name) {
        var region = vpc.key().region();
        boolean meant = below(name, "s3." + region + ".amazonaws.com")
                || below(name, "s3.dualstack." + region + ".amazonaws.com")
                || region.equals(FIRST_REGION) && below(name, "s3.amazonaws.com");
        if (!meant || !Endpoint.TABLE.anyWithin(txn, vpc.key())) {
            return List.of();
        }
        return AwsPrefixLists.s3(region).current().entries().stream()
                .map(entry -> entry.cidr().first().plus(HOST))
                .toList();
    }

    private static boolean below(String name, String zone) {
        return name.equals(zone) || name.endsWith('.' + zone);
    }
}
