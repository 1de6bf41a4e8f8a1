package io.unkai.planes.network;

import java.nio.file.Path;

/** The laboratory of the plane that only thinks. */
final class MemoryLab implements Lab {
    private final MemoryNetworkPlane plane = new MemoryNetworkPlane();
    private int guests;

    @Override
    public MemoryNetworkPlane plane() {
        return plane;
    }

    @Override
    public synchronized Path guest() {
        return Path.of("/guest/" + ++guests);
    }

    /** All guests are thought to do with packets what they should; so is the cloud. */
    @Override
    public void forward(Path guest) {}

    @Override
    public void serve(GuestSockets sockets, Ip address) {}

    @Override
    public Cidr pool() {
        return Cidr.parse("203.0.113.0/24");
    }

    @Override
    public Ip outside() {
        return Ip.parse("203.0.113.1");
    }

    @Override
    public boolean connects(Place from, Packet packet) {
        return plane.connects(from, packet);
    }

    @Override
    public void close() {
        plane.close();
    }
}
