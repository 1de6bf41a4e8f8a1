package io.unkai.planes.linux.network;

import io.unkai.planes.network.Infrastructure;

/**
 * How far answers of the metadata service go. A socket cannot be told how many routers its packets may pass, but it can be told their
 * traffic class: a class of {@code N << 2} means N of them. Guests never see these classes.
 */
final class HopRules {
    private HopRules() {}

    static void add(Table table) {
        table.chain("hops", "filter hook output priority 0")
                .rules(
                        "hops",
                        "ip saddr " + Infrastructure.METADATA + " ip dscp != 0 goto hops4",
                        "ip6 saddr " + Infrastructure.METADATA6 + " ip6 dscp != 0 goto hops6");
        table.chain("hops4", "").chain("hops6", "");
        for (int hops = 1; hops <= Infrastructure.MOST_HOPS; hops++) {
            table.rules("hops4", "ip dscp " + hops + " ip ttl set " + hops + " ip dscp set 0");
            table.rules("hops6", "ip6 dscp " + hops + " ip6 hoplimit set " + hops + " ip6 dscp set 0");
        }
    }
}
