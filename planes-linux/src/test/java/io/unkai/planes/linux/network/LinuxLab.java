package io.unkai.planes.linux.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Lab;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.planes.network.Packet;
import io.unkai.planes.network.Place;
import io.unkai.planes.network.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Guests that are network namespaces, and the host as the internet. What a test that was killed left behind is removed by the next one.
 */
final class LinuxLab implements Lab {
    /** How long an answer may take: longer than TCP waits before it sends its first packet again. */
    private static final int MILLIS = 1300;

    private static final String GUESTS = "unkaitest-";
    private static final Path HOST = Path.of("/proc/self/ns/net");

    private final RecordingPlane plane;
    private final Names names;
    private final Internet internet;
    private final Map<Path, Echo> echoes = new HashMap<>();
    private final List<Echo> served = new ArrayList<>();
    private @Nullable Echo outside;
    private int guests;

    LinuxLab(Path folder) {
        names = Names.of(folder);
        int third = Integer.parseInt(names.tag().substring(0, 2), 16);
        internet = new Internet(Cidr.parse("198.18." + third + ".0/24"), false);
        plane = new RecordingPlane(new LinuxNetworkPlane(folder, internet));
        plane.unavailable().ifPresent(why -> assumeTrue(false, why));
        sweep();
    }

    /** Removes the namespaces of tests whose process is gone. */
    private static void sweep() {
        for (var guest : Kernel.namespaces(GUESTS)) {
            var parts = guest.split("-", -1);
            if (ProcessHandle.of(Long.parseLong(parts[2])).isEmpty()) {
                Kernel.namespaces(new Names(parts[1]).start()).forEach(Kernel::remove);
                Kernel.remove(guest);
            }
        }
    }

    Names names() {
        return names;
    }

    Internet internet() {
        return internet;
    }

    /** Where a guest is. */
    Path of(Place place) {
        return place instanceof Place.Internet
                ? HOST
                : java.util.Objects.requireNonNull(plane.guests().get(place), place::toString);
    }

    @Override
    public NetworkPlane plane() {
        return plane;
    }

    @Override
    public synchronized Path guest() {
        var name = String.format(
                Locale.ROOT,
                "%s%s-%d-%d",
                GUESTS,
                names.tag(),
                ProcessHandle.current().pid(),
                ++guests);
        Kernel.create(name);
        echoes.put(Names.path(name), Echo.in(Names.path(name), null, PORT));
        return Names.path(name);
    }

    @Override
    public void forward(Path guest) {
        Kernel.in(guest, () -> {
            Kernel.set(Map.of("ipv4/ip_forward", "1"));
            return true;
        });
    }

    @Override
    public synchronized void serve(GuestSockets sockets, Ip address) {
        served.add(Echo.on(sockets, address, PORT));
    }

    @Override
    public Cidr pool() {
        return internet.pool();
    }

    @Override
    public Ip outside() {
        return internet.host();
    }

    /** Ends a guest as the end of its last process does. */
    synchronized void stop(Path guest) {
        var echo = echoes.remove(guest);
        try {
            if (echo != null) {
                echo.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Kernel.remove(guest.getFileName().toString());
    }

    /** The host has its address only once a network leads there. */
    private synchronized void answerOutside() {
        if (outside == null) {
            outside = Echo.in(HOST, internet.host().inet(), PORT);
        }
    }

    @Override
    public boolean connects(Place from, Packet packet) {
        if (packet.destination().equals(outside())) {
            answerOutside();
        }
        return in(from, () -> switch (packet.protocol()) {
            case Traffic.TCP -> tcp(packet.destination(), port(packet));
            case Traffic.UDP -> udp(packet.destination(), port(packet));
            default -> Icmp.ping(packet.destination(), MILLIS);
        });
    }

    /** Does something where a guest is. */
    <T> T in(Place place, Callable<T> work) {
        return Kernel.in(of(place), work);
    }

    private static int port(Packet packet) {
        return packet.content() instanceof Packet.Content.Segment(Packet.Ports _, Packet.Ports to) ? to.first() : 0;
    }

    static boolean tcp(Ip to, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(to.inet(), port), MILLIS);
            socket.setSoTimeout(MILLIS);
            return socket.getInputStream().read() == 1;
        } catch (IOException _) {
            return false;
        }
    }

    static boolean udp(Ip to, int port) {
        try (var socket = new DatagramSocket()) {
            socket.connect(to.inet(), port);
            socket.setSoTimeout(MILLIS / 2);
            boolean first = echoed(socket);
            return first || echoed(socket);
        } catch (IOException | UncheckedIOException _) {
            return false;
        }
    }

    private static boolean echoed(DatagramSocket socket) throws IOException {
        try {
            socket.send(new DatagramPacket(new byte[] {1}, 1));
            socket.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            for (var echo : served) {
                echo.close();
            }
            plane.close();
            plane.removeAll();
            if (outside != null) {
                outside.close();
            }
            for (var echo : echoes.values()) {
                echo.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Kernel.namespaces(names.start()).forEach(Kernel::remove);
            Kernel.namespaces(GUESTS + names.tag() + "-").forEach(Kernel::remove);
        }
    }
}
