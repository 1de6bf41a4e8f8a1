package io.unkai.services.compute.ec2.imds;

import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkException;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.instance.MetadataListener;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One server in the network of each VPC that has instances. */
final class MetadataServers implements MetadataListener, AutoCloseable {
    /** Where instances ask. */
    static final Ip ADDRESS = Ip.parse("169.254.169.254");

    static final int PORT = 80;

    private final NetworkPlane network;
    private final Metadata metadata;
    private final Map<Key, MetadataServer> servers = new HashMap<>();

    MetadataServers(NetworkPlane network, Metadata metadata) {
        this.network = network;
        this.metadata = metadata;
    }

    @Override
    public synchronized void serve(Key vpc) {
        var running = servers.get(vpc);
        if (running != null && running.serves()) {
            return;
        }
        servers.values().removeIf(server -> !server.serves());
        try {
            var socket = network.sockets(vpc.id()).listen(ADDRESS, PORT);
            var server = new MetadataServer(socket, (from, request) -> metadata.answer(vpc, from, request));
            servers.put(vpc, server);
            server.start();
        } catch (IOException e) {
            throw new NetworkException("the metadata service cannot listen in " + vpc.id(), e);
        }
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(MetadataServer::close);
        servers.clear();
    }
}
