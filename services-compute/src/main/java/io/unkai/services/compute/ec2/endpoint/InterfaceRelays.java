package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.guest.GuestServers;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.net.Endpoint;
import io.unkai.services.compute.ec2.net.EndpointService;
import io.unkai.services.compute.ec2.net.Eni;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What listens at the interfaces of interface endpoints: relays to the front, with TLS and without. */
public final class InterfaceRelays implements GuestService, AutoCloseable {
    private static final int PLAIN = 80;
    private static final int SECURE = 443;

    private final Store store;
    private final NetworkPlane network;
    private final Arrivals known;
    private final List<GuestServers> servers;

    /**
     * @param store which interfaces lead to which services
     * @param network where guests are
     * @param front where the cloud's services are
     * @param known is told of each connection while it lasts
     */
    public InterfaceRelays(Store store, NetworkPlane network, Front front, Arrivals known) {
        this.store = store;
        this.network = network;
        this.known = known;
        this.servers = List.of(servers(PLAIN, front::plain), servers(SECURE, front::secure));
    }

    private GuestServers servers(int port, Supplier<@Nullable InetSocketAddress> front) {
        return new GuestServers(
                network,
                vpc -> places(vpc).stream().map(Eni::primary).toList(),
                (vpc, _, address) -> new Relay(guest -> arrival(vpc, address, guest), front, known)
                        .on(at(vpc, address).listen(address, port)));
    }

    /** The interfaces that the network has already. */
    private List<Eni> places(Key vpc) {
        var made = network.live(vpc.id()).stream()
                .flatMap(live -> live.interfaces().stream())
                .map(Network.Interface::id)
                .collect(Collectors.toSet());
        return store.read(txn -> Endpoint.TABLE.within(txn, vpc).stream()
                .flatMap(endpoint -> endpoint.interfaces(txn).stream())
                .filter(eni -> made.contains(eni.id()))
                .toList());
    }

    private GuestSockets at(Key vpc, Ip address) throws IOException {
        var eni = places(vpc).stream()
                .filter(one -> one.primary().equals(address))
                .findFirst()
                .orElseThrow(() -> new IOException("no endpoint has " + address + " any more"));
        return network.sockets(vpc.id(), eni.id());
    }

    private @Nullable Arrival arrival(Key vpc, Ip address, Ip guest) {
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

    @Override
    public void serve(Key vpc) {
        servers.forEach(one -> one.serve(vpc));
    }

    @Override
    public void close() {
        servers.forEach(GuestServers::close);
    }
}
