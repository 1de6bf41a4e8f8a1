package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.EndpointService;
import io.unkai.services.compute.ec2.net.Eni;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * At the interfaces of interface endpoints, as far as the network has them already.
 *
 * @param store which interfaces lead to which services
 * @param network where they are
 */
record InterfaceDoors(Store store, NetworkPlane network) implements Relays.Doors {
    @Override
    public List<Ip> addresses(Key vpc) {
        return made(vpc).stream().map(Eni::primary).toList();
    }

    private List<Eni> made(Key vpc) {
        var made = network.live(vpc.id()).stream()
                .flatMap(live -> live.interfaces().stream())
                .map(Network.Interface::id)
                .collect(Collectors.toSet());
        return store.read(txn -> Endpoint.TABLE.within(txn, vpc).stream()
                .flatMap(endpoint -> endpoint.interfaces(txn).stream())
                .filter(eni -> made.contains(eni.id()))
                .toList());
    }

    @Override
    public GuestSockets sockets(Key vpc, GuestSockets router, Ip address) throws IOException {
        var eni = made(vpc).stream()
                .filter(one -> one.primary().equals(address))
                .findFirst()
                .orElseThrow(() -> new IOException("no endpoint has " + address + " any more"));
        return network.sockets(vpc.id(), eni.id());
    }

    @Override
    public @Nullable Arrival arrival(Key vpc, Ip address, Ip guest) {
        return store.<@Nullable Arrival>read(txn -> {
            for (var endpoint : Endpoint.TABLE.within(txn, vpc)) {
                var service = EndpointService.find(vpc.region(), endpoint.service());
                boolean here = endpoint.interfaces(txn).stream()
                        .anyMatch(eni -> eni.primary().equals(address));
                if (here && service != null) {
                    return new Arrival(endpoint.key(), vpc.id(), guest, service.scope());
                }
            }
            return null;
        });
    }
}
