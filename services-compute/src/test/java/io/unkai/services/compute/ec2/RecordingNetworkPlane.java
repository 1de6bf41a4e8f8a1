package io.unkai.services.compute.ec2;

import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers what networks it was told to make. */
public final class RecordingNetworkPlane implements NetworkPlane {
    public final Map<String, Network> networks = new TreeMap<>();
    public @Nullable String unavailable;

    @Override
    public Optional<String> unavailable() {
        return Optional.ofNullable(unavailable);
    }

    @Override
    public void apply(Network network) {
        networks.put(network.vpc(), network);
    }

    @Override
    public void remove(String vpc) {
        networks.remove(vpc);
    }

    @Override
    public Set<String> vpcs() {
        return networks.keySet();
    }

    @Override
    public Optional<Network> live(String vpc) {
        return Optional.ofNullable(networks.get(vpc));
    }

    @Override
    public void plug(String vpc, String interfaceId, Path guest, String device) {
        throw new UnsupportedOperationException("no guests");
    }

    @Override
    public void unplug(String vpc, String interfaceId) {
        throw new UnsupportedOperationException("no guests");
    }

    @Override
    public Map<String, String> plugged(String vpc) {
        return Map.of();
    }

    @Override
    public GuestSockets sockets(String vpc) {
        throw new UnsupportedOperationException("no sockets");
    }

    @Override
    public void removeAll() {
        networks.clear();
    }

    @Override
    public void close() {
        networks.clear();
    }
}
