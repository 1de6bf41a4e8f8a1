package io.unkai.planes.network;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plane of a cloud that makes no networks.
 *
 * @param reason why, and what helps
 */
public record NoNetworks(String reason) implements NetworkPlane {
    @Override
    public Optional<String> unavailable() {
        return Optional.of(reason);
    }

    @Override
    public void apply(Network network) {
        throw refused();
    }

    /** Does nothing: there is none. */
    @Override
    public void remove(String vpc) {}

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
        throw refused();
    }

    /** Does nothing: nothing is plugged. */
    @Override
    public void unplug(String vpc, String interfaceId) {}

    @Override
    public Map<String, String> plugged(String vpc) {
        return Map.of();
    }

    @Override
    public GuestSockets sockets(String vpc) {
        throw refused();
    }

    /** Does nothing: there are none. */
    @Override
    public void removeAll() {}

    @Override
    public void close() {}

    private NetworkException refused() {
        return new NetworkException(reason, null);
    }
}
