package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Ip;
import io.unkai.planes.network.MemoryNetworkPlane;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server over real sockets. */
@Timeout(30)
class LeaseServerTest {
    private static final Asking CLIENT = new Asking("02:00:00:00:00:0a");
    private static final Ip GATEWAY = Ip.parse("10.0.0.1");

    private static final int PATIENCE_MILLIS = 500;

    private final DatagramSocket socket;
    private final LeaseServer server;
    private final AtomicInteger failures = new AtomicInteger();

    LeaseServerTest() throws IOException {
        socket = new MemoryNetworkPlane().sockets("vpc-00000001").receive(GATEWAY, 67);
        server = new LeaseServer(socket, this::answer);
    }

    private LeaseServer.@Nullable Told answer(Ip from, byte[] message) {
        assertThat(from).isEqualTo(Ip.of(InetAddress.getLoopbackAddress()));
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("the store is away, for the test");
        }
        var lease = new Lease(Ip.parse("10.0.0.5"), CLIENT.mac(), GATEWAY, new Options());
        var asked = Message.read(message);
        var answer = asked == null ? null : Dialogue.answer(lease, asked);
        return answer == null ? null : new LeaseServer.Told(answer.write(Message.LONGEST), answer.toAll());
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        assertThat(server.serves()).isFalse();
    }

    private Message say(byte[]... messages) throws IOException {
        try (var client = new DatagramSocket()) {
            client.setSoTimeout(PATIENCE_MILLIS);
            for (var message : messages) {
                client.send(new DatagramPacket(
                        message, message.length, InetAddress.getLoopbackAddress(), socket.getLocalPort()));
            }
            var packet = new DatagramPacket(new byte[2000], 2000);
            while (!received(client, packet)) {
                var last = messages[messages.length - 1];
                client.send(
                        new DatagramPacket(last, last.length, InetAddress.getLoopbackAddress(), socket.getLocalPort()));
            }
            var answer = Message.read(Arrays.copyOf(packet.getData(), packet.getLength()));
            return Objects.requireNonNull(answer);
        }
    }

    /** Clients ask again where they hear nothing: what is too much at a time is left unanswered. */
    private static boolean received(DatagramSocket client, DatagramPacket packet) throws IOException {
        try {
            client.receive(packet);
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private static byte[] discover() {
        return CLIENT.discover().write(Message.LONGEST);
    }

    @Test
    void answers() throws IOException {
        assertThat(say(discover()).yours()).isEqualTo(Ip.parse("10.0.0.5"));
    }

    @Test
    void whatIsNoMessageDisturbsNobody() throws IOException {
        var late = Arrays.copyOf(discover(), 9_000);
        assertThat(say(new byte[0], new byte[300], late, discover()).id()).isEqualTo(Asking.ID);
    }

    @Test
    void aFailureIsTheFailureOfOneAnswer() throws IOException {
        failures.set(1);
        assertThat(say(discover(), discover()).id()).isEqualTo(Asking.ID);
    }

    @Test
    void aFloodIsOverWhenItEnds() throws IOException {
        var flood = new byte[500][];
        Arrays.setAll(flood, _ -> discover());
        assertThat(say(flood).id()).isEqualTo(Asking.ID);
        assertThat(say(discover()).id()).isEqualTo(Asking.ID);
    }
}
