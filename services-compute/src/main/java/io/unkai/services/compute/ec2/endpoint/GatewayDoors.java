package io.unkai.services.compute.ec2.endpoint;

import io.unkai.kernel.store.Store;
import io.unkai.planes.network.GuestSockets;
import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.net.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Behind gateway endpoints: one address in each router, which the routes of endpoints lead to.
 *
 * @param store which routes lead to which endpoints
 */
record GatewayDoors(Store store) implements Relays.Doors {
    /** As signatures name what gateway endpoints lead to. */
    private static final String SERVICE = "s3";

    @Override
    public List<Ip> addresses(Key vpc) {
        return List.of(Infrastructure.ENDPOINTS);
    }

    @Override
    public GuestSockets sockets(Key vpc, GuestSockets router, Ip address) {
        return router;
    }

    @Override
    public @Nullable Arrival arrival(Key vpc, Ip address, Ip guest) {
        return store.<@Nullable Arrival>read(txn -> {
            var endpoint = Endpoint.of(txn, vpc, guest);
            return endpoint == null ? null : new Arrival(endpoint.key(), vpc.id(), guest, SERVICE);
        });
    }
}
