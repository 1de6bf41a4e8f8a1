package io.unkai.services.compute.ec2.flow;

import io.unkai.planes.network.Flow;
import java.util.Comparator;
import java.util.Map;

/** Packets of equal flows, added up. */
final class Sums {
    /** By everything but the counts. */
    static final Comparator<Flow> ORDER = Comparator.comparing(Flow::interfaceId)
            .thenComparing(Flow::accepted)
            .thenComparing(Flow::egress)
            .thenComparingInt(Flow::protocol)
            .thenComparing(Flow::source)
            .thenComparing(Flow::destination)
            .thenComparingInt(Flow::sourcePort)
            .thenComparingInt(Flow::destinationPort);

    private Sums() {}

    static void add(Map<Flow, long[]> sums, Flow flow, int most) {
        var sum = sums.get(flow);
        if (sum == null && sums.size() < most) {
            sum = new long[2];
            sums.put(flow, sum);
        }
        if (sum != null) {
            sum[0] += flow.packets();
            sum[1] += flow.bytes();
        }
    }

    static Flow total(Flow flow, long[] sum) {
        return new Flow(
                flow.interfaceId(),
                flow.egress(),
                flow.accepted(),
                flow.source(),
                flow.destination(),
                flow.protocol(),
                flow.sourcePort(),
                flow.destinationPort(),
                sum[0],
                sum[1]);
    }
}
