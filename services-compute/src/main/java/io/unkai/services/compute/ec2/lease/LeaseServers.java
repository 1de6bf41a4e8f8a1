package io.unkai.services.compute.ec2.lease;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.Network.Interface;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.guest.GuestServers;
import io.unkai.services.compute.ec2.guest.GuestService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A server of DHCP at the gateway of each subnet with interfaces, and one of DHCPv6 where there is IPv6, in the network of each VPC that
 * has instances.
 */
public final class LeaseServers implements GuestService, AutoCloseable {
    private static final int PORT = 67;
    private static final int PORT6 = 547;

    private final GuestServers servers;
    private final GuestServers servers6;

    /**
     * @param store what interfaces are
     * @param network where guests ask
     */
    public LeaseServers(Store store, NetworkPlane network) {
        var leases = new Leases(store);
        this.servers = new GuestServers(
                network,
                vpc -> network.live(vpc.id()).map(LeaseServers::gateways).orElse(List.of()),
                (vpc, sockets, gateway) -> new LeaseServer(
                        sockets.receive(gateway, PORT), (from, message) -> leases.answer(vpc, gateway, from, message)));
        var leases6 = new Leases6(store);
        this.servers6 = new GuestServers(
                network,
                vpc -> network.live(vpc.id()).filter(LeaseServers::has6).isPresent()
                        ? List.of(Infrastructure.LEASES6)
                        : List.of(),
                (vpc, sockets, address) -> new LeaseServer(
                        sockets.receive(address, PORT6), (from, message) -> leases6.answer(vpc, from, message)));
    }

    private static boolean has6(Network network) {
        return network.cidrs().stream().anyMatch(Cidr::v6);
    }

    private static List<Ip> gateways(Network network) {
        var used = network.interfaces().stream().map(Interface::subnet).collect(Collectors.toSet());
        return network.subnets().stream()
                .filter(subnet -> used.contains(subnet.id()))
                .map(Infrastructure::gateway)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void serve(Key vpc) {
        servers.serve(vpc);
        servers6.serve(vpc);
    }

    @Override
    public void close() {
        servers.close();
        servers6.close();
    }
}
