package io.unkai.services.compute.ec2.dns;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.Network;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.guest.GuestServer;
import io.unkai.services.compute.ec2.guest.GuestServers;
import io.unkai.services.compute.ec2.guest.GuestService;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A resolver in the network of each VPC that has instances, at 169.254.169.253 and at the third address of its blocks. */
public final class NameServers implements GuestService, AutoCloseable {
    private static final int PORT = 53;
    private static final int RESOLVER = 2;

    private final NetworkPlane network;
    private final Answers answers;
    private final GuestServers servers;

    /**
     * @param store what VPCs consist of
     * @param network where instances ask
     */
    public NameServers(Store store, NetworkPlane network) {
        this.network = network;
        this.answers = new Answers(store, Upstream.OF_HOST);
        this.servers = new GuestServers(network, this::addresses, this::open);
    }

    @Override
    public void serve(Key vpc) {
        servers.serve(vpc);
    }

    /** The address that is the same everywhere, and the third one of each of the VPC's blocks. */
    private List<Ip> addresses(Key vpc) {
        var blocks = network.live(vpc.id()).map(Network::cidrs).orElse(List.of());
        var own = blocks.stream()
                .filter(block -> !block.v6())
                .map(block -> block.first().plus(RESOLVER));
        return Stream.concat(Stream.of(Infrastructure.NAMES), own).toList();
    }

    private GuestServer open(Key vpc, GuestSockets sockets, Ip address) throws IOException {
        var datagrams = sockets.receive(address, PORT);
        try {
            return new NameServer(
                    datagrams,
                    sockets.listen(address, PORT),
                    (message, datagram) -> answers.answer(vpc, message, datagram));
        } catch (IOException e) {
            datagrams.close();
            throw e;
        }
    }

    @Override
    public void close() {
        servers.close();
    }
}
