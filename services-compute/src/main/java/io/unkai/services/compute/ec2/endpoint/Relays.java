package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.guest.GuestServers;
import io.unkai.services.compute.ec2.guest.GuestService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What listens behind the endpoints of each VPC that has instances: relays to the front, with TLS and without. */
public final class Relays implements GuestService, AutoCloseable {
    private static final int PLAIN = 80;
    private static final int SECURE = 443;

    private final NetworkPlane network;
    private final Arrivals known;
    private final Doors doors;
    private final List<GuestServers> servers;

    /** Where relays listen, and for whom. */
    interface Doors {
        /** The addresses of a VPC where they listen. */
        List<Ip> addresses(Key vpc);

        /**
         * What they listen with at one of these.
         *
         * @param router listens at the router's own addresses
         * @throws IOException where that address is gone
         */
        GuestSockets sockets(Key vpc, GuestSockets router, Ip address) throws IOException;

        /** What comes from a guest there, or null where nothing may. */
        @Nullable
        Arrival arrival(Key vpc, Ip address, Ip guest);
    }

    private Relays(NetworkPlane network, Front front, Arrivals known, Doors doors) {
        this.network = network;
        this.known = known;
        this.doors = doors;
        this.servers = List.of(servers(PLAIN, front::plain), servers(SECURE, front::secure));
    }

    /**
     * Those behind gateway endpoints.
     *
     * @param store which routes lead to which endpoints
     * @param network where guests are
     * @param front where the cloud's services are
     * @param known is told of each connection while it lasts
     */
    public static Relays ofGateways(Store store, NetworkPlane network, Front front, Arrivals known) {
        return new Relays(network, front, known, new GatewayDoors(store));
    }

    /**
     * Those at the interfaces of interface endpoints.
     *
     * @param store which interfaces lead to which services
     * @param network where guests are
     * @param front where the cloud's services are
     * @param known is told of each connection while it lasts
     */
    public static Relays ofInterfaces(Store store, NetworkPlane network, Front front, Arrivals known) {
        return new Relays(network, front, known, new InterfaceDoors(store, network));
    }

    private GuestServers servers(int port, Supplier<@Nullable InetSocketAddress> front) {
        return new GuestServers(
                network,
                doors::addresses,
                (vpc, router, address) -> new Relay(guest -> doors.arrival(vpc, address, guest), front, known)
                        .on(doors.sockets(vpc, router, address).listen(address, port)));
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
