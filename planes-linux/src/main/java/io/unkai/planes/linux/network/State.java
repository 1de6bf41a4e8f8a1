package io.unkai.planes.linux.network;

import io.unkai.planes.network.Network;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a VPC's network is to be on this host.
 *
 * @param subnets the number of each subnet, which marks its packets and names its routing table; it never changes
 * @param plugs the guests, by the ids of their interfaces; NAT gateways are guests of our own
 * @param peerings the ids of the peerings that both sides have
 */
record State(Network network, Map<String, Integer> subnets, Map<String, Plug> plugs, Set<String> peerings) {
    /** More subnets than a VPC may have. */
    static final int MOST_SUBNETS = 0xfff;

    /** Keeps the order. */
    State {
        subnets = new TreeMap<>(subnets);
        plugs = new TreeMap<>(plugs);
        peerings = new TreeSet<>(peerings);
    }

    /**
     * A guest's end of an interface.
     *
     * @param guest the path of the guest's network namespace
     * @param inode which namespace that was: a path may lead to another one later
     * @param device the device's name in the guest
     */
    record Plug(String guest, long inode, String device) {}

    /** A network that nothing is plugged into. */
    static State of(Network network) {
        return new State(network, Map.of(), Map.of(), Set.of()).with(network);
    }

    /** The same guests in a network that changed. */
    State with(Network changed) {
        var numbers = new TreeMap<String, Integer>();
        for (var subnet : changed.subnets()) {
            var known = subnets.get(subnet.id());
            if (known != null) {
                numbers.put(subnet.id(), known);
            }
        }
        int next = 1;
        for (var subnet : changed.subnets()) {
            if (!numbers.containsKey(subnet.id())) {
                while (numbers.containsValue(next)) {
                    next++;
                }
                numbers.put(subnet.id(), next);
            }
        }
        if (numbers.size() > MOST_SUBNETS) {
            throw new IllegalArgumentException(changed.vpc() + " has too many subnets");
        }
        var left = new TreeMap<>(plugs);
        left.keySet()
                .retainAll(
                        changed.interfaces().stream().map(Network.Interface::id).toList());
        return new State(changed, numbers, left, peerings);
    }

    /** The same network with these guests. */
    State with(Map<String, Plug> guests) {
        return new State(network, subnets, guests, peerings);
    }

    /** The same network with these peerings up. */
    State with(Set<String> up) {
        return new State(network, subnets, plugs, up);
    }

    int number(String subnet) {
        var number = subnets.get(subnet);
        if (number == null) {
            throw new IllegalArgumentException("there is no subnet " + subnet);
        }
        return number;
    }

    /** The interface that is a NAT gateway's, by that gateway. */
    boolean isNat(String interfaceId) {
        return network.natGateways().stream().anyMatch(nat -> nat.interfaceId().equals(interfaceId));
    }

    Optional<Network.Interface> face(String id) {
        return network.interfaces().stream()
                .filter(face -> face.id().equals(id))
                .findFirst();
    }

    boolean has6() {
        return network.cidrs().stream().anyMatch(io.unkai.planes.network.Cidr::v6);
    }
}
