package io.unkai.benchmarks.network;

import io.unkai.planes.linux.ffm.Namespaces;
import io.unkai.planes.linux.sys.Command;
import io.unkai.planes.network.Ip;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Network namespaces that stand for guests. */
final class Guests implements AutoCloseable {
    /** The address of the other one of a pair. */
    static final String PAIRED = "192.168.255.2";

    private static final int CHUNK = 1 << 20;
    private static final long NANOS = 500_000_000;
    private static final int CONNECT_MILLIS = 5000;

    private final List<String> names = new ArrayList<>();

    Path make() {
        var name = "unkaibench-" + ProcessHandle.current().pid() + "-" + names.size();
        Command.of("ip", "netns", "add", name).check();
        names.add(name);
        return Path.of("/run/netns", name);
    }

    /** Connects two by a pair of devices and nothing else. */
    static void pair(Path one, Path other) throws Exception {
        var peer = other.getFileName().toString();
        ip(
                one,
                "link add pair0 mtu 9001 type veth peer name pair0 mtu 9001 netns " + peer
                        + "\naddr add 192.168.255.1/24 dev pair0\nlink set pair0 up\n");
        ip(other, "addr add " + PAIRED + "/24 dev pair0\nlink set pair0 up\n");
    }

    private static void ip(Path namespace, String lines) throws Exception {
        Namespaces.in(
                namespace, () -> Command.of("ip", "-batch", "-").reading(lines).check());
    }

    /** How much one connection carries. */
    static double gigabits(Path from, Path to, Ip address) throws Exception {
        try (var server = Namespaces.in(to, () -> new ServerSocket(0));
                var client = Namespaces.in(from, Socket::new)) {
            Namespaces.in(from, () -> {
                client.connect(new InetSocketAddress(address.inet(), server.getLocalPort()), CONNECT_MILLIS);
                return true;
            });
            try (var accepted = server.accept()) {
                var sender = Thread.ofPlatform().daemon().start(() -> send(client));
                double figure = receive(accepted);
                accepted.close();
                sender.join();
                return figure;
            }
        }
    }

    private static double receive(Socket socket) throws IOException {
        var buffer = new byte[CHUNK];
        long bytes = 0;
        long begun = System.nanoTime();
        long now = begun;
        while (now - begun < NANOS) {
            bytes += socket.getInputStream().read(buffer);
            now = System.nanoTime();
        }
        return bytes * 8.0 / (now - begun);
    }

    /** Until the receiver has enough and closes. */
    private static void send(Socket socket) {
        var buffer = new byte[CHUNK];
        try {
            while (true) {
                socket.getOutputStream().write(buffer);
            }
        } catch (IOException e) {
            Logger.getLogger(Guests.class.getName()).log(Level.FINER, "closed", e);
        }
    }

    @Override
    public void close() {
        names.forEach(name -> Command.of("ip", "netns", "del", name).run());
    }
}
