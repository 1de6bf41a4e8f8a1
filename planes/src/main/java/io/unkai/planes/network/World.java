package io.unkai.planes.network;

import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.Network.PublicAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds things in all networks of a cloud. */
final class World {
    /** An interface and the network it is in. */
    record At(Network network, Interface face) {
        Network.Subnet subnet() {
            return network.subnets().stream()
                    .filter(subnet -> subnet.id().equals(face.subnet()))
                    .findFirst()
                    .orElseGet(() -> new Network.Subnet(face.subnet(), List.of(), "", ""));
        }

        Place place() {
            return new Place.Interface(network.vpc(), face.id());
        }

        Optional<Ip> publicOf(Ip privateIp) {
            return face.publicAddresses().stream()
                    .filter(address -> address.privateIp().equals(privateIp))
                    .map(PublicAddress::publicIp)
                    .findFirst();
        }

        Optional<Ip> privateOf(Ip publicIp) {
            return face.publicAddresses().stream()
                    .filter(address -> address.publicIp().equals(publicIp))
                    .map(PublicAddress::privateIp)
                    .findFirst();
        }

        boolean has(Ip ip) {
            return face.addresses().contains(ip);
        }

        Optional<String> natGateway() {
            return network.natGateways().stream()
                    .filter(nat -> nat.interfaceId().equals(face.id()))
                    .map(Network.NatGateway::id)
                    .findFirst();
        }
    }

    private final Map<String, Network> networks = new HashMap<>();

    World(Collection<Network> all) {
        all.forEach(network -> networks.put(network.vpc(), network));
    }

    Optional<Network> network(String vpc) {
        return Optional.ofNullable(networks.get(vpc));
    }

    static Optional<At> byId(Network network, String id) {
        return network.interfaces().stream()
                .filter(face -> face.id().equals(id))
                .map(face -> new At(network, face))
                .findFirst();
    }

    static Optional<At> byAddress(Network network, Ip ip) {
        return network.interfaces().stream()
                .filter(face -> face.addresses().contains(ip))
                .map(face -> new At(network, face))
                .findFirst();
    }

    /** Who the internet knows by this address: a public one, or one of IPv6. */
    Optional<At> byPublic(Ip ip) {
        return networks.values().stream()
                .flatMap(network -> ip.v6()
                        ? byAddress(network, ip).stream()
                        : network.interfaces().stream()
                                .filter(face -> face.publicAddresses().stream()
                                        .anyMatch(address -> address.publicIp().equals(ip)))
                                .map(face -> new At(network, face)))
                .findFirst();
    }

    /** The network on the other side of a peering, if both sides have it. */
    Optional<Network> across(Network network, String peering) {
        return network.peerings().stream()
                .filter(one -> one.id().equals(peering))
                .flatMap(one -> network(one.peer()).stream())
                .filter(peer ->
                        peer.peerings().stream().anyMatch(one -> one.id().equals(peering)))
                .findFirst();
    }
}
