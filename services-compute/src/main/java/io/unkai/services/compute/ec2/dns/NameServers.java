package io.unkai.services.compute.ec2.dns;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkException;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.instance.MetadataListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resolver in the network of each VPC that has instances, at 169.254.169.253 and at the third address of its blocks. */
public final class NameServers implements MetadataListener, AutoCloseable {
    private static final int PORT = 53;
    private static final int RESOLVER = 2;

    private final NetworkPlane network;
    private final Map<Key, List<NameServer>> servers = new HashMap<>();

    /** @param network where instances ask */
    public NameServers(NetworkPlane network) {
        this.network = network;
    }

    @Override
    public synchronized void serve(Key vpc) {
        if (serves(servers.get(vpc))) {
            return;
        }
        servers.values().removeIf(running -> !serves(running));
        var started = new ArrayList<NameServer>();
        try {
            var sockets = network.sockets(vpc.id());
            for (var address : addresses(vpc)) {
                var server =
                        new NameServer(sockets.receive(address, PORT), sockets.listen(address, PORT), Upstream.OF_HOST);
                started.add(server);
                server.start();
            }
            servers.put(vpc, started);
        } catch (IOException e) {
            started.forEach(NameServer::close);
            throw new NetworkException("the resolver cannot listen in " + vpc.id(), e);
        }
    }

    private static boolean serves(@Nullable List<NameServer> running) {
        return running != null && running.stream().allMatch(NameServer::serves);
    }

    /** The address that is the same everywhere, and the third one of each of the VPC's blocks. */
    private List<Ip> addresses(Key vpc) {
        var blocks = network.live(vpc.id()).map(Network::cidrs).orElse(List.of());
        var own = blocks.stream()
                .filter(block -> !block.v6())
                .map(block -> block.first().plus(RESOLVER));
        return Stream.concat(Stream.of(Infrastructure.NAMES), own).toList();
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(running -> running.forEach(NameServer::close));
        servers.clear();
    }
}
