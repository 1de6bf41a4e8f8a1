package io.unkai.services.compute.ec2.guest;

import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkException;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The servers of one service: one at each of its addresses in the network of each VPC that has guests. */
public final class GuestServers implements GuestService, AutoCloseable {
    private final NetworkPlane network;
    private final Function<Key, List<Ip>> addresses;
    private final Opening opening;
    private final Map<Key, Map<Ip, GuestServer>> servers = new HashMap<>();

    /** Makes a server. */
    @FunctionalInterface
    public interface Opening {
        /**
         * A server that has its sockets and does not serve yet.
         *
         * @param address where it listens
         * @throws IOException if it cannot; then no socket is left open
         */
        GuestServer open(Key vpc, GuestSockets sockets, Ip address) throws IOException;
    }

    /**
     * @param network where guests are
     * @param addresses where a VPC's servers listen
     * @param opening makes one of them
     */
    public GuestServers(NetworkPlane network, Function<Key, List<Ip>> addresses, Opening opening) {
        this.network = network;
        this.addresses = addresses;
        this.opening = opening;
    }

    @Override
    public synchronized void serve(Key vpc) {
        servers.values().forEach(running -> running.values().removeIf(server -> !server.serves()));
        servers.values().removeIf(Map::isEmpty);
        var wanted = addresses.apply(vpc);
        servers.getOrDefault(vpc, Map.of()).forEach((address, server) -> {
            if (!wanted.contains(address)) {
                server.close();
            }
        });
        for (var address : wanted) {
            var running = servers.get(vpc);
            if (running == null || !running.containsKey(address)) {
                start(vpc, address);
            }
        }
    }

    private void start(Key vpc, Ip address) {
        try {
            var server = opening.open(vpc, network.sockets(vpc.id()), address);
            servers.computeIfAbsent(vpc, _ -> new HashMap<>()).put(address, server);
            server.start();
        } catch (IOException e) {
            throw new NetworkException("nothing can listen at " + address + " in " + vpc.id(), e);
        }
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(running -> running.values().forEach(GuestServer::close));
        servers.clear();
    }
}
