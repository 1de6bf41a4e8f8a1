package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.guest.GuestServers;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.net.Endpoint;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What listens behind the gateway endpoints of each VPC that has instances: relays to the front, with TLS and without. */
public final class EndpointRelays implements GuestService, AutoCloseable {
    private static final int PLAIN = 80;
    private static final int SECURE = 443;

    /** As signatures name what gateway endpoints lead to. */
    private static final String SERVICE = "s3";

    private final Store store;
    private final NetworkPlane network;
    private final Arrivals known;
    private final List<GuestServers> servers;

    /**
     * @param store which routes lead to which endpoints
     * @param network where guests are
     * @param front where the cloud's services are
     * @param known is told of each connection while it lasts
     */
    public EndpointRelays(Store store, NetworkPlane network, Front front, Arrivals known) {
        this.store = store;
        this.network = network;
        this.known = known;
        this.servers = List.of(servers(PLAIN, front::plain), servers(SECURE, front::secure));
    }

    private GuestServers servers(int port, Supplier<@Nullable InetSocketAddress> front) {
        return new GuestServers(
                network,
                vpc -> List.of(Infrastructure.ENDPOINTS),
                (vpc, sockets, address) ->
                        new Relay(guest -> arrival(vpc, guest), front, known).on(sockets.listen(address, port)));
    }

    private @Nullable Arrival arrival(Key vpc, Ip guest) {
        return store.<@Nullable Arrival>read(txn -> {
            var endpoint = Endpoint.of(txn, vpc, guest);
            return endpoint == null ? null : new Arrival(endpoint.key(), vpc.id(), guest, SERVICE);
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
