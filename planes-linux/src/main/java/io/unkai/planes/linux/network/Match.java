package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Traffic;

/** The left side of rules. */
final class Match {
    private Match() {}

    /** Packets from or to a block. */
    static String block(Cidr cidr, boolean source) {
        return family(cidr.v6()) + (source ? " saddr " : " daddr ") + cidr;
    }

    /** Packets from or to a member of a set. */
    static String members(String set, boolean v6, boolean source) {
        return family(v6) + (source ? " saddr @" : " daddr @") + set;
    }

    static String family(boolean v6) {
        return v6 ? "ip6" : "ip";
    }

    /** Whether there are such packets: ICMP is for one version of IP only. */
    static boolean possible(Traffic traffic, boolean v6) {
        return !traffic.isIcmp() || v6 == (traffic.protocol() == Traffic.ICMP6);
    }

    /** Packets of this kind; empty where all are. */
    static String traffic(Traffic traffic) {
        if (traffic.protocol() == Traffic.ALL) {
            return "";
        } else if (traffic.hasPorts() && traffic.from() != Traffic.ALL) {
            var name = traffic.protocol() == Traffic.TCP ? "tcp" : "udp";
            return name + " dport " + traffic.from() + "-" + traffic.to() + " ";
        } else if (traffic.isIcmp() && traffic.from() != Traffic.ALL) {
            var name = traffic.protocol() == Traffic.ICMP ? "icmp" : "icmpv6";
            var code = traffic.to() == Traffic.ALL ? "" : name + " code " + traffic.to() + " ";
            return name + " type " + traffic.from() + " " + code;
        }
        return "meta l4proto " + traffic.protocol() + " ";
    }
}
