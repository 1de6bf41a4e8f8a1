package io.unkai.services.compute.ec2.endpoint;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which connections of the front are handed on by relays of endpoints, and for whom. Relays connect from a loopback address that nobody
 * else uses, so that one that is no longer known is not taken for somebody else's.
 */
public final class Arrivals {
    /** Where relays connect from. */
    public static final InetAddress SOURCE = Ip.parse("127.71.86.1").inet();

    private final Map<Integer, Arrival> byPort = new ConcurrentHashMap<>();

    /**
     * A guest's connection.
     *
     * @param endpoint the endpoint that it came through
     * @param vpc the VPC's id
     * @param guest the guest's private address
     * @param service which service the endpoint leads to, as signatures name it
     */
    public record Arrival(Key endpoint, String vpc, Ip guest, String service) {}

    /** A relay is about to connect from this port of {@link #SOURCE}. */
    public void opened(int port, Arrival arrival) {
        byPort.put(port, arrival);
    }

    /** That connection has ended. */
    public void closed(int port) {
        byPort.remove(port);
    }

    /** Whether the front's client is a relay, known or not. */
    public static boolean relayed(InetSocketAddress client) {
        return SOURCE.equals(client.getAddress());
    }

    /** For whom a relay connected, or null where that is over. */
    public @Nullable Arrival find(InetSocketAddress client) {
        return relayed(client) ? byPort.get(client.getPort()) : null;
    }
}
