package io.unkai.services.compute.ec2.endpoint;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.guest.Connections;
import io.unkai.services.compute.ec2.guest.Places;
import io.unkai.services.compute.ec2.guest.Splice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands what guests of one VPC send through an endpoint to the front, byte by byte, and its answers back. */
final class Relay {
    static final int MAX_PER_GUEST = 256;

    private static final int MAX_CONNECTIONS = 2_048;
    private static final int CONNECT_MILLIS = 5_000;

    private final Function<Ip, @Nullable Arrival> arrivals;
    private final Supplier<@Nullable InetSocketAddress> front;
    private final Arrivals known;

    /**
     * @param arrivals which endpoint the routes of a guest lead to, or null
     * @param front where to hand on to, or null where there is nobody
     * @param known is told of each connection while it lasts
     */
    Relay(Function<Ip, @Nullable Arrival> arrivals, Supplier<@Nullable InetSocketAddress> front, Arrivals known) {
        this.arrivals = arrivals;
        this.front = front;
        this.known = known;
    }

    /** A server that hands on all that comes to a socket. */
    Connections on(ServerSocket socket) {
        return new Connections("endpoint", socket, new Places(MAX_CONNECTIONS, MAX_PER_GUEST), this::serve);
    }

    private void serve(Socket guest, Ip from) throws IOException {
        var arrival = arrivals.apply(from);
        var to = front.get();
        if (arrival != null && to != null) {
            relay(guest, arrival, to);
        }
    }

    private void relay(Socket guest, Arrival arrival, InetSocketAddress to) throws IOException {
        try (var server = new Socket()) {
            server.bind(new InetSocketAddress(Arrivals.SOURCE, 0));
            int port = server.getLocalPort();
            known.opened(port, arrival);
            try {
                server.setTcpNoDelay(true);
                guest.setTcpNoDelay(true);
                server.connect(to, CONNECT_MILLIS);
                Splice.both(guest, server);
            } finally {
                known.closed(port);
            }
        }
    }
}
