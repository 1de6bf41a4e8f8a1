package io.unkai.server.terminal;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.guest.Connections;
import io.unkai.services.compute.ec2.guest.Splice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Hands what a shell's programs send to the front, byte by byte, and its answers back.
 *
 * @param to where the front listens
 */
public record Relay(InetSocketAddress to) implements Connections.Service {
    /** Where relays connect from, and nobody else. */
    private static final InetAddress SOURCE = Ip.parse("127.71.86.2").inet();

    private static final int CONNECT_MILLIS = 5_000;

    /** Whether the front's client is a shell. */
    public static boolean relayed(InetSocketAddress client) {
        return SOURCE.equals(client.getAddress());
    }

    @Override
    public void serve(Socket guest, Ip from) throws IOException {
        try (var server = new Socket()) {
            server.bind(new InetSocketAddress(SOURCE, 0));
            server.setTcpNoDelay(true);
            guest.setTcpNoDelay(true);
            server.connect(to, CONNECT_MILLIS);
            Splice.both(guest, server);
        }
    }
}
