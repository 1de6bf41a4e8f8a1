package io.unkai.services.compute.ec2.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.MemoryNetworkPlane;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The resolver over real sockets. */
@Timeout(30)
class NameServerTest {
    private static final int LONG_ANSWER = 2_000;

    private final TestHost host = new TestHost();
    private final DatagramSocket datagrams;
    private final ServerSocket connections;
    private final NameServer server;
    private String name = "";

    NameServerTest() throws IOException {
        var sockets = new MemoryNetworkPlane().sockets("vpc-00000001");
        datagrams = sockets.receive(Infrastructure.NAMES, 53);
        connections = sockets.listen(Infrastructure.NAMES, 53);
        var answers = new Answers(host.store, new Talkative());
        server = new NameServer(datagrams, connections, (message, udp) -> answers.answer(vpc(), message, udp));
    }

    /** Answers everything at length. */
    private static final class Talkative implements Resolver {
        @Override
        public byte[] ask(byte[] question) {
            var answer = Arrays.copyOf(question, LONG_ANSWER);
            answer[2] |= (byte) 0x80;
            return answer;
        }

        @Override
        public byte[] askAtLength(byte[] question) {
            return ask(question);
        }
    }

    private Key vpc() {
        var instance = host.instance(String.valueOf(id));
        return new Key(TestHost.ACCOUNT, host.region, String.valueOf(instance.vpcId()));
    }

    private String id = "";

    @BeforeEach
    void start() {
        id = host.running(with -> with);
        name = Objects.requireNonNull(host.instance(id).privateDnsName());
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        host.close();
    }

    private byte[] udp(byte[]... messages) throws IOException {
        try (var client = new DatagramSocket()) {
            client.setSoTimeout(10_000);
            for (var message : messages) {
                client.send(new DatagramPacket(
                        message, message.length, InetAddress.getLoopbackAddress(), datagrams.getLocalPort()));
            }
            var answer = new DatagramPacket(new byte[4096], 4096);
            client.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        }
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), connections.getLocalPort());
        client.setSoTimeout(10_000);
        client.setTcpNoDelay(true);
        return client;
    }

    private static byte[] ask(Socket client, byte[] message) throws IOException {
        var out = new DataOutputStream(client.getOutputStream());
        out.writeShort(message.length);
        out.write(message);
        var in = new DataInputStream(client.getInputStream());
        var answer = new byte[in.readUnsignedShort()];
        in.readFully(answer);
        return answer;
    }

    @Test
    void answersOverBoth() throws IOException {
        assertThat(Told.read(udp(Asked.plain(name, Codes.A))).answers()).hasSize(1);
        try (var client = connect()) {
            assertThat(Told.read(ask(client, Asked.plain(name, Codes.A))).answers())
                    .hasSize(1);
            assertThat(Told.read(ask(client, Asked.plain("no." + name, Codes.A)))
                            .code())
                    .isEqualTo(Codes.NO_NAME);
        }
    }

    @Test
    void whatIsTooLongForUdpIsCutAndThereOverTcp() throws IOException {
        var question = Asked.plain("www.example.com", Codes.A);
        var cut = Told.read(udp(question));
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.answers()).isEmpty();
        assertThat(udp(Asked.extended("www.example.com", Codes.A, 4096, 0))).hasSize(LONG_ANSWER);
        try (var client = connect()) {
            assertThat(ask(client, question)).hasSize(LONG_ANSWER);
        }
    }

    @Test
    void nonsenseDoesNotDisturbTheNextQuestion() throws IOException {
        assertThat(Told.read(udp(new byte[3], new byte[0], Asked.plain(name, Codes.A)))
                        .answers())
                .hasSize(1);
        try (var client = connect()) {
            client.getOutputStream().write(new byte[] {0, 2, 1, 1});
            assertThat(client.getInputStream().read()).as("closed").isEqualTo(-1);
        }
        try (var client = connect()) {
            client.getOutputStream().write(new byte[] {(byte) 0xff, (byte) 0xff, 1});
            assertThat(client.getInputStream().read()).as("closed").isEqualTo(-1);
        }
        assertThat(Told.read(udp(Asked.plain(name, Codes.A))).answers()).hasSize(1);
    }

    @Test
    void aConversationEnds() throws IOException {
        try (var client = connect()) {
            for (int i = 0; i < NameServer.MAX_QUESTIONS; i++) {
                ask(client, Asked.plain(name, Codes.A));
            }
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }
}
