package io.unkai.services.compute.ec2.insights;

import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.Resource;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A path to analyse.
 *
 * @param source the id of an interface, an instance or an internet gateway
 * @param destination the same, or empty where there is an address only
 * @param sourceIp where it starts, or empty for the source's own address
 * @param destinationIp where it goes, or empty for the destination's own address
 * @param protocol {@code tcp} or {@code udp}
 * @param port the destination port, or null for {@value #ANY_PORT}
 */
record InsightsPath(
        Key key,
        String source,
        String destination,
        String sourceIp,
        String destinationIp,
        String protocol,
        @Nullable Integer port,
        Instant created)
        implements Resource {
    static final ResourceTable<InsightsPath> TABLE =
            new ResourceTable<>(Kind.INSIGHTS_PATH, "ec2.insights-paths", InsightsPath.class);

    /** The port of paths that name none. */
    static final int ANY_PORT = 80;
}
