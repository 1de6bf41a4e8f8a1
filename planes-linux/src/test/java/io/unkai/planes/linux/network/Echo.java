package io.unkai.planes.linux.network;

import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Answers every connection by TCP with a byte, and every datagram with itself. */
final class Echo implements Closeable {
    private static final int BACKLOG = 64;

    private final ServerSocket tcp;
    private final DatagramSocket udp;

    private Echo(ServerSocket tcp, DatagramSocket udp) {
        this.tcp = tcp;
        this.udp = udp;
        Thread.ofVirtual().start(this::accept);
        Thread.ofVirtual().start(this::receive);
    }

    /** In a namespace, on an address or on all. */
    static Echo in(Path namespace, @Nullable InetAddress address, int port) {
        return Kernel.in(
                namespace,
                () -> new Echo(
                        new ServerSocket(port, BACKLOG, address),
                        new DatagramSocket(
                                address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port))));
    }

    /** With sockets of the cloud. */
    static Echo on(GuestSockets sockets, Ip address, int port) {
        try {
            return new Echo(sockets.listen(address, port), sockets.receive(address, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try (var client = tcp.accept()) {
                client.getOutputStream().write(1);
            } catch (IOException e) {
                note(e);
            }
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[64], 64);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                udp.send(packet);
            } catch (IOException e) {
                note(e);
            }
        }
    }

    /** A client that went away is none of our business. */
    private static void note(IOException e) {
        System.getLogger(Echo.class.getName()).log(System.Logger.Level.TRACE, "echo", e);
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
