package io.unkai.planes.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What gateways remember of a connection's first packet, for its answer. */
final class Memory {
    private final Map<String, Ip> sources = new HashMap<>();
    private final Set<String> entered = new HashSet<>();

    void translate(String natGateway, Ip source) {
        sources.put(natGateway, source);
    }

    /** Who was translated by this gateway. */
    Optional<Ip> translated(String natGateway) {
        return Optional.ofNullable(sources.get(natGateway));
    }

    void enter(String vpc) {
        entered.add(vpc);
    }

    /** Whether it came into this VPC from the internet. */
    boolean entered(String vpc) {
        return entered.contains(vpc);
    }
}
