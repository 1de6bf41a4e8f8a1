package io.unkai.planes.linux.network;

import io.unkai.planes.network.Flow;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.planes.network.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A plane that also knows who was plugged in last. */
record RecordingPlane(NetworkPlane plane, Map<Place, Path> guests) implements NetworkPlane {
    RecordingPlane(NetworkPlane plane) {
        this(plane, new ConcurrentHashMap<>());
    }

    @Override
    public Optional<String> unavailable() {
        return plane.unavailable();
    }

    @Override
    public void apply(Network network) {
        plane.apply(network);
    }

    @Override
    public void remove(String vpc) {
        plane.remove(vpc);
    }

    @Override
    public Set<String> vpcs() {
        return plane.vpcs();
    }

    @Override
    public Optional<Network> live(String vpc) {
        return plane.live(vpc);
    }

    @Override
    public void plug(String vpc, String interfaceId, Path guest, String device) {
        plane.plug(vpc, interfaceId, guest, device);
        guests.put(new Place.Interface(vpc, interfaceId), guest);
    }

    @Override
    public void unplug(String vpc, String interfaceId) {
        plane.unplug(vpc, interfaceId);
    }

    @Override
    public Map<String, String> plugged(String vpc) {
        return plane.plugged(vpc);
    }

    @Override
    public boolean isUsed(String vpc, String interfaceId) {
        return plane.isUsed(vpc, interfaceId);
    }

    @Override
    public GuestSockets sockets(String vpc) {
        return plane.sockets(vpc);
    }

    @Override
    public GuestSockets sockets(String vpc, String interfaceId) {
        return plane.sockets(vpc, interfaceId);
    }

    @Override
    public List<Flow> flows(String vpc) {
        return plane.flows(vpc);
    }

    @Override
    public void removeAll() {
        plane.removeAll();
    }

    @Override
    public void close() {
        plane.close();
    }
}
