package io.unkai.planes.linux.network;

import io.unkai.planes.linux.ffm.Namespaces;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkException;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** Sockets that were made in a router's namespace; they are known here so that none outlives its network. */
final class LinuxGuestSockets implements GuestSockets {
    private static final int BACKLOG = 128;

    private final Path namespace;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

    LinuxGuestSockets(Path namespace) {
        this.namespace = namespace;
    }

    @Override
    public ServerSocket listen(Ip address, int port) throws IOException {
        var socket = in(() -> new ServerSocket(port, BACKLOG, address.inet()));
        keep(socket);
        return socket;
    }

    @Override
    public DatagramSocket receive(Ip address, int port) throws IOException {
        var socket = in(() -> new DatagramSocket(new InetSocketAddress(address.inet(), port)));
        keep(socket);
        return socket;
    }

    private void keep(Closeable socket) {
        open.removeIf(LinuxGuestSockets::isClosed);
        open.add(socket);
    }

    private static boolean isClosed(Closeable socket) {
        return socket instanceof ServerSocket tcp && tcp.isClosed()
                || socket instanceof DatagramSocket udp && udp.isClosed();
    }

    private <T> T in(Callable<T> work) throws IOException {
        try {
            return Namespaces.in(namespace, work);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    void close() {
        try {
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new NetworkException("sockets in " + namespace + " cannot be closed", e);
        }
        open.clear();
    }
}
