package io.unkai.services.compute.ec2.imds;

import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.Store;
import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.NetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.guest.GuestServers;
import io.unkai.services.compute.ec2.guest.GuestService;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.key.KeyMaker;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The instance metadata service: what EC2 wires. */
public final class MetadataService implements GuestService, AutoCloseable {
    private static final int PORT = 80;

    private final GuestServers servers;
    private final Heard heard = new Heard();

    /**
     * @param store what instances are
     * @param sealer seals tokens and the key of identity documents
     * @param keys makes that key
     * @param clock the cloud's time
     * @param network where instances ask
     * @param cloud how IAM and STS are asked
     */
    public MetadataService(
            Store store, Sealer sealer, KeyMaker keys, Supplier<Instant> clock, NetworkPlane network, Cloud cloud) {
        var documents = new IdentityDocuments(new IdentityKey(store, sealer, keys, clock));
        var tree = new MetadataTree(new RoleCredentials(cloud, clock), documents);
        var metadata = new Metadata(store, tree, new MetadataTokens(sealer), clock, heard);
        this.servers = new GuestServers(
                network,
                vpc -> addresses(network, vpc),
                (vpc, sockets, address) -> new MetadataServer((from, request) -> metadata.answer(vpc, from, request))
                        .on(sockets.listen(address, PORT)));
    }

    /** The IPv6 address is there where the network was made with IPv6. */
    private static List<Ip> addresses(NetworkPlane network, Key vpc) {
        boolean v6 = network.live(vpc.id()).stream()
                .flatMap(live -> live.cidrs().stream())
                .anyMatch(Cidr::v6);
        return v6 ? List.of(Infrastructure.METADATA, Infrastructure.METADATA6) : List.of(Infrastructure.METADATA);
    }

    @Override
    public void serve(Key vpc) {
        servers.serve(vpc);
    }

    /** Whether an instance has asked since a moment. */
    public boolean heard(StoredInstance instance, Instant moment) {
        return heard.since(instance.id(), moment);
    }

    @Override
    public void close() {
        servers.close();
    }
}
