package io.unkai.planes.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Networks that are only thought of: nothing is made, and what connections would do is known from {@link Walk}. */
public final class MemoryNetworkPlane implements NetworkPlane {
    private record Plug(Path guest, String device) {}

    private record Made(Network network, Map<String, Plug> plugs) {}

    private final Set<String> neglected = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Flow>> seen = new ConcurrentHashMap<>();
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    /**
     * What becomes of a new connection now; guests that are not plugged neither send nor receive.
     *
     * @param from where it starts: an interface or the internet
     */
    public boolean connects(Place from, Packet packet) {
        var networks = made.values().stream().map(Made::network).toList();
        if (!plugged(from)) {
            return false;
        }
        var verdict = new Walk(networks).connect(from, packet);
        return verdict.works() && plugged(verdict.forward().end());
    }

    private boolean plugged(Place place) {
        return !(place instanceof Place.Interface(String vpc, String id))
                || plugged(vpc).containsKey(id);
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public void apply(Network network) {
        made.compute(network.vpc(), (_, before) -> {
            var plugs = new TreeMap<String, Plug>();
            if (before != null) {
                plugs.putAll(before.plugs);
                plugs.keySet()
                        .retainAll(network.interfaces().stream()
                                .map(Network.Interface::id)
                                .toList());
            }
            return new Made(network, plugs);
        });
    }

    @Override
    public void remove(String vpc) {
        made.remove(vpc);
    }

    @Override
    public Set<String> vpcs() {
        return Set.copyOf(made.keySet());
    }

    @Override
    public Optional<Network> live(String vpc) {
        return Optional.ofNullable(made.get(vpc)).map(Made::network);
    }

    @Override
    public void plug(String vpc, String interfaceId, Path guest, String device) {
        made.compute(vpc, (_, now) -> {
            if (now == null || World.byId(now.network, interfaceId).isEmpty()) {
                throw new NetworkException("there is no interface " + interfaceId + " in " + vpc, null);
            }
            var plugs = new TreeMap<>(now.plugs);
            plugs.put(interfaceId, new Plug(guest, device));
            return new Made(now.network, plugs);
        });
    }

    @Override
    public void unplug(String vpc, String interfaceId) {
        made.computeIfPresent(vpc, (_, now) -> {
            var plugs = new TreeMap<>(now.plugs);
            plugs.remove(interfaceId);
            return new Made(now.network, plugs);
        });
    }

    @Override
    public Map<String, String> plugged(String vpc) {
        var devices = new TreeMap<String, String>();
        Optional.ofNullable(made.get(vpc))
                .ifPresent(now -> now.plugs.forEach((id, plug) -> devices.put(id, plug.device)));
        return devices;
    }

    @Override
    public boolean isUsed(String vpc, String interfaceId) {
        return plugged(vpc).containsKey(interfaceId) && !neglected.contains(interfaceId);
    }

    /** Lets the guest at an interface take its device down, or up again. */
    public void neglect(String interfaceId, boolean down) {
        if (down) {
            neglected.add(interfaceId);
        } else {
            neglected.remove(interfaceId);
        }
    }

    /** Sockets on the loopback address, on any free port: there is no network that they could be in. */
    @Override
    public GuestSockets sockets(String vpc) {
        return new GuestSockets() {
            @Override
            public ServerSocket listen(Ip address, int port) throws IOException {
                return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            }

            @Override
            public DatagramSocket receive(Ip address, int port) throws IOException {
                return new DatagramSocket(0, InetAddress.getLoopbackAddress());
            }
        };
    }

    @Override
    public GuestSockets sockets(String vpc, String interfaceId) {
        plug(vpc, interfaceId, Path.of("/proc/self/ns/net"), "eth0");
        return sockets(vpc);
    }

    /** Lets a watched interface see packets; others see nothing. */
    public void see(String vpc, Flow flow) {
        boolean watched = Optional.ofNullable(made.get(vpc))
                .map(one -> one.network.watched().contains(flow.interfaceId()))
                .orElse(false);
        if (watched) {
            seen.merge(
                    vpc,
                    List.of(flow),
                    (before, more) ->
                            Stream.concat(before.stream(), more.stream()).toList());
        }
    }

    @Override
    public List<Flow> flows(String vpc) {
        var flows = seen.remove(vpc);
        return flows == null ? List.of() : flows;
    }

    @Override
    public void removeAll() {
        made.clear();
    }

    /** Networks live on, as everywhere. */
    @Override
    public void close() {}
}
