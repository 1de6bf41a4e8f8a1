package io.unkai.server.terminal;

import static java.lang.System.Logger.Level.DEBUG;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.guest.Connections;
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
    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    /** Where relays connect from, and nobody else. */
    private static final InetAddress SOURCE = Ip.parse("127.71.86.2").inet();

    private static final int CONNECT_MILLIS = 5_000;
    private static final int BUFFER = 64 << 10;

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
            var up = Thread.ofVirtual().name("shell-up").start(() -> pump(guest, server));
            pump(server, guest);
            guest.close();
            up.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void pump(Socket from, Socket to) {
        var bytes = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            LOG.log(DEBUG, "A connection of a shell broke", e);
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(DEBUG, "A connection of a shell cannot be closed", e);
        }
    }
}
