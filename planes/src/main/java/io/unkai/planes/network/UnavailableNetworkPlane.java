package io.unkai.planes.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands where no network can be made: it says why, and does nothing.
 *
 * @param reason why, and what helps
 */
public record UnavailableNetworkPlane(String reason) implements NetworkPlane {
    @Override
    public Optional<String> unavailable() {
        return Optional.of(reason);
    }

    @Override
    public void apply(Network network) {
        throw refusal();
    }

    @Override
    public void remove(String vpc) {
        // There is none.
    }

    @Override
    public Set<String> vpcs() {
        return Set.of();
    }

    @Override
    public Optional<Network> live(String vpc) {
        return Optional.empty();
    }

    @Override
    public void plug(String vpc, String interfaceId, Path guest, String device) {
        throw refusal();
    }

    @Override
    public void unplug(String vpc, String interfaceId) {
        // None is plugged.
    }

    @Override
    public Map<String, String> plugged(String vpc) {
        return Map.of();
    }

    @Override
    public boolean isUsed(String vpc, String interfaceId) {
        return false;
    }

    @Override
    public GuestSockets sockets(String vpc) {
        throw refusal();
    }

    @Override
    public GuestSockets sockets(String vpc, String interfaceId) {
        throw refusal();
    }

    @Override
    public List<Flow> flows(String vpc) {
        return List.of();
    }

    @Override
    public void removeAll() {
        // There is none.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private NetworkException refusal() {
        return new NetworkException(reason, null);
    }
}
