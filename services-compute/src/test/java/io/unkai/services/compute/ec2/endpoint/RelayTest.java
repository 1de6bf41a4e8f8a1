package io.unkai.services.compute.ec2.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.planes.network.MemoryNetworkPlane;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.endpoint.Arrivals.Arrival;
import io.unkai.services.compute.ec2.guest.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The relay over real sockets, with a front that says who it thinks has come. */
@Timeout(30)
class RelayTest {
    private static final Arrival ARRIVAL = new Arrival(
            new Key("111111111111", "us-east-1", "vpce-00000001"), "vpc-00000001", Ip.parse("10.0.0.5"), "s3");

    private final Arrivals arrivals = new Arrivals();
    private final ServerSocket front = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final ServerSocket socket =
            new MemoryNetworkPlane().sockets("vpc-00000001").listen(Infrastructure.ENDPOINTS, 80);
    private @Nullable Arrival arrival = ARRIVAL;
    private final Connections relay = new Relay(
                    guest -> arrival,
                    () -> new InetSocketAddress(InetAddress.getLoopbackAddress(), front.getLocalPort()),
                    arrivals)
            .on(socket);

    RelayTest() throws IOException {
        relay.start();
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        front.close();
    }

    private Socket connect() throws IOException {
        var guest = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        guest.setSoTimeout(10_000);
        return guest;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
    }

    private static String all(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void handsOnBothWaysAndSaysForWhom() throws IOException {
        try (var guest = connect();
                var server = front.accept()) {
            var from = (InetSocketAddress) server.getRemoteSocketAddress();
            assertThat(Arrivals.relayed(from)).isTrue();
            assertThat(arrivals.find(from)).isEqualTo(ARRIVAL);
            assertThat(arrivals.find(new InetSocketAddress(InetAddress.getLoopbackAddress(), from.getPort())))
                    .as("someone else with this port")
                    .isNull();
            send(guest, "question");
            assertThat(all(server)).isEqualTo("question");
            send(server, "answer");
            assertThat(all(guest)).isEqualTo("answer");
        }
    }

    @Test
    void anAnswerThatEndsTheConnectionEndsItForTheGuest() throws IOException {
        try (var guest = connect()) {
            try (var server = front.accept()) {
                send(server, "go away");
            }
            assertThat(all(guest)).isEqualTo("go away");
        }
    }

    @Test
    void whoseRoutesLeadToNoEndpointIsTurnedAway() throws IOException {
        arrival = null;
        try (var guest = connect()) {
            assertThat(guest.getInputStream().read()).isEqualTo(-1);
        }
    }
}
