package io.unkai.planes.network;

import io.unkai.planes.network.Sample.Acls;
import io.unkai.planes.network.Sample.Groups;
import io.unkai.planes.network.Sample.Routes;
import io.unkai.planes.network.Sample.Variant;
import java.util.ArrayList;
import java.util.List;

/** Every way a packet can take, by every protocol, under every variant of rules, with what has to come of it. */
final class PacketMatrix {
    private PacketMatrix() {}

    /** A way. */
    enum Way {
        SAME_SUBNET,
        OTHER_SUBNET,
        PEERED,
        INTERNET_IN,
        INTERNET_OUT,
        NAT,
        INTERFACE_ENDPOINT,
        GATEWAY_ENDPOINT,
        SAME_SUBNET_6,
        OTHER_SUBNET_6,
        PEERED_6;

        private boolean fromGuest() {
            return this != INTERNET_IN;
        }

        private boolean toGuest() {
            return this != INTERNET_OUT && this != NAT && this != GATEWAY_ENDPOINT;
        }

        private boolean withinSubnet() {
            return this == SAME_SUBNET || this == SAME_SUBNET_6;
        }
    }

    /**
     * A connection to try.
     *
     * @param works what has to come of it
     */
    record Try(Way way, Place from, Packet packet, boolean works) {}

    static List<Variant> variants() {
        var all = new ArrayList<Variant>();
        for (var groups : Groups.values()) {
            for (var acls : Acls.values()) {
                for (var routes : Routes.values()) {
                    all.add(new Variant(groups, acls, routes));
                }
            }
        }
        return all;
    }

    static List<Try> tries(Sample sample, Variant variant, Ip outside) {
        var all = new ArrayList<Try>();
        for (var way : Way.values()) {
            boolean works = works(way, variant);
            var from = way.fromGuest() ? sample.at(way == Way.INTERNET_OUT ? 'e' : 'a') : new Place.Internet();
            var source = source(way, outside);
            var to = destination(way, sample, outside);
            all.add(new Try(way, from, Packet.tcp(source, to, Lab.PORT), works));
            all.add(new Try(way, from, Packet.udp(source, to, Lab.PORT), works));
            all.add(new Try(way, from, Packet.ping(source, to), works));
        }
        return all;
    }

    private static Ip source(Way way, Ip outside) {
        return switch (way) {
            case SAME_SUBNET, OTHER_SUBNET, PEERED, NAT, INTERFACE_ENDPOINT, GATEWAY_ENDPOINT -> Sample.A;
            case SAME_SUBNET_6, OTHER_SUBNET_6, PEERED_6 -> Sample.A6;
            case INTERNET_IN -> outside;
            case INTERNET_OUT -> Sample.E;
        };
    }

    private static Ip destination(Way way, Sample sample, Ip outside) {
        return switch (way) {
            case SAME_SUBNET -> Sample.B;
            case OTHER_SUBNET -> Sample.C;
            case PEERED -> Sample.D;
            case SAME_SUBNET_6 -> Sample.B6;
            case OTHER_SUBNET_6 -> Sample.C6;
            case PEERED_6 -> Sample.D6;
            case INTERNET_IN -> sample.publicOf('c');
            case INTERFACE_ENDPOINT -> Sample.G;
            case GATEWAY_ENDPOINT -> Sample.SERVICE.first().plus(9);
            case INTERNET_OUT, NAT -> outside;
        };
    }

    private static boolean works(Way way, Variant variant) {
        return groups(way, variant.groups()) && acls(way, variant.acls()) && variant.routes() == Routes.PRESENT;
    }

    private static boolean groups(Way way, Groups groups) {
        return switch (groups) {
            case OPEN -> true;
            case EGRESS_DENIED -> !way.fromGuest();
            case INGRESS_DENIED -> !way.toGuest();
            case REFERENCE -> way.fromGuest() && way.toGuest();
        };
    }

    /** The NAT gateway's subnet has the receivers' ACL, which its packets meet in both directions. */
    private static boolean acls(Way way, Acls acls) {
        if (way.withinSubnet()) {
            return true;
        }
        return switch (acls) {
            case OPEN -> true;
            case SENDER_OUT, SENDER_IN -> !way.fromGuest();
            case RECEIVER_IN, RECEIVER_OUT -> way == Way.INTERNET_OUT || way == Way.GATEWAY_ENDPOINT;
        };
    }
}
