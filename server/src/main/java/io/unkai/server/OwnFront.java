package io.unkai.server;

import io.unkai.server.terminal.Relay;
import io.unkai.services.compute.ec2.endpoint.Arrivals;
import io.unkai.services.compute.ec2.endpoint.Front;
import io.unkai.wire.http.HttpService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where this server listens, once it does, and what comes there through VPC endpoints. */
final class OwnFront implements Front {
    private final Arrivals arrivals = new Arrivals();
    private volatile @Nullable InetSocketAddress plain;
    private volatile @Nullable InetSocketAddress secure;

    Arrivals arrivals() {
        return arrivals;
    }

    /** Guests of VPCs, and what runs in the console's shells, get no page of this machine, only its APIs. */
    HttpService service(HttpService all, HttpService apis) {
        return request -> Arrivals.relayed(request.remote()) || Relay.relayed(request.remote())
                ? apis.serve(request)
                : all.serve(request);
    }

    /** It listens here without TLS. */
    InetSocketAddress plain(InetSocketAddress address) {
        plain = reachable(address);
        return address;
    }

    /** It listens here with TLS. */
    InetSocketAddress secure(InetSocketAddress address) {
        secure = reachable(address);
        return address;
    }

    /** Who listens everywhere listens on the loopback address too. */
    private static InetSocketAddress reachable(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort())
                : address;
    }

    @Override
    public @Nullable InetSocketAddress plain() {
        return plain;
    }

    @Override
    public @Nullable InetSocketAddress secure() {
        return secure;
    }
}
