package io.unkai.services.compute.ec2.net;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.network.Ip;
import java.util.List;
import java.util.regex.Pattern;

/** The names of services inside VPCs that have an endpoint to them. */
public final class ServiceNames {
    private static final String FIRST_REGION = "us-east-1";
    /** Which of the service's addresses its names lead to. */
    private static final int HOST = 1;

    private static final String OWN = ".vpce.amazonaws.com";
    private static final Pattern OWNER = Pattern.compile("vpce-[0-9a-f]+");

    private ServiceNames() {}

    /** The name that endpoints to S3 give for it in a region. */
    public static String s3(String region) {
        return "com.amazonaws." + region + ".s3";
    }

    /** The addresses that a name in lower case has in a VPC; none where that is not the VPC's to say. */
    public static List<Ip> addresses(ReadTxn txn, Vpc vpc, String name) {
        var region = vpc.key().region();
        var inside = interfaces(txn, vpc, name);
        if (!inside.isEmpty()) {
            return inside;
        }
        boolean meant = below(name, "s3." + region + ".amazonaws.com")
                || below(name, "s3.dualstack." + region + ".amazonaws.com")
                || region.equals(FIRST_REGION) && below(name, "s3.amazonaws.com");
        if (!meant || Endpoint.TABLE.within(txn, vpc.key()).stream().noneMatch(one -> one.inside() == null)) {
            return List.of();
        }
        return AwsPrefixLists.s3(region).current().entries().stream()
                .map(entry -> entry.cidr().first().plus(HOST))
                .toList();
    }

    /** Of interface endpoints: their own names lead to them from everywhere in the region, the service's name only where that is wished. */
    private static List<Ip> interfaces(ReadTxn txn, Vpc vpc, String name) {
        if (name.endsWith(OWN)) {
            var owner = OWNER.matcher(name);
            var endpoint = owner.lookingAt() ? Endpoint.TABLE.get(txn, vpc.key().sibling(owner.group())) : null;
            return endpoint == null ? List.of() : own(txn, endpoint, name);
        }
        for (var endpoint : Endpoint.TABLE.within(txn, vpc.key())) {
            var inside = endpoint.inside();
            var service = EndpointService.find(vpc.key().region(), endpoint.service());
            if (inside != null
                    && inside.privateNames()
                    && service != null
                    && service.host().equals(name)) {
                return endpoint.interfaces(txn).stream().map(Eni::primary).toList();
            }
        }
        return List.of();
    }

    private static List<Ip> own(ReadTxn txn, Endpoint endpoint, String name) {
        var inside = endpoint.inside();
        var service = EndpointService.find(endpoint.key().region(), endpoint.service());
        if (inside == null || service == null) {
            return List.of();
        }
        var all = endpoint.interfaces(txn).stream().map(Eni::primary).toList();
        int which = service.names(endpoint.key(), inside).indexOf(name);
        if (which < 0) {
            return List.of();
        }
        return which == 0 ? all : List.of(all.get(which - 1));
    }

    private static boolean below(String name, String zone) {
        return name.equals(zone) || name.endsWith('.' + zone);
    }
}
