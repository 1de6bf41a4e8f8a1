package io.unkai.services.compute.ec2.dns;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The resolvers that the host asks.
 *
 * @param configuration where they are listed, in the form of {@code resolv.conf}
 */
record Upstream(Path configuration) implements Resolver {
    /** A host's usual place. */
    static final Upstream OF_HOST = new Upstream(Path.of("/etc/resolv.conf"));

    private static final int PORT = 53;
    private static final int MAX_SERVERS = 3;
    private static final int MAX_ANSWER = 65_535;
    private static final int PATIENCE_MILLIS = 3_000;
    private static final String SERVER = "nameserver ";

    /** By the first resolver that has one. */
    @Override
    public byte[] ask(byte[] question) throws IOException {
        var failure = new IOException("the host has no resolver in " + configuration);
        for (var server : servers()) {
            try {
                return ask(server, question);
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private List<InetSocketAddress> servers() throws IOException {
        try (var lines = Files.lines(configuration, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(SERVER))
                    .limit(MAX_SERVERS)
                    .map(line -> line.substring(SERVER.length()).strip())
                    .map(address -> new InetSocketAddress(InetAddress.ofLiteral(address), PORT))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException(configuration + " names a resolver that is no address", e);
        }
    }

    private static byte[] ask(InetSocketAddress server, byte[] question) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server);
            socket.send(new DatagramPacket(question, question.length));
            var answer = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
            do {
                socket.receive(answer);
            } while (!isAnswer(answer, question));
            return Arrays.copyOf(answer.getData(), answer.getLength());
        }
    }

    /** Another's answer, or an old one, has another id. */
    private static boolean isAnswer(DatagramPacket answer, byte[] question) {
        return answer.getLength() >= Query.HEADER
                && answer.getData()[0] == question[0]
                && answer.getData()[1] == question[1];
    }

    @Override
    public byte[] askAtLength(byte[] question) throws IOException {
        var failure = new IOException("the host has no resolver in " + configuration);
        for (var server : servers()) {
            try (var socket = new Socket()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.connect(server, PATIENCE_MILLIS);
                var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
                out.writeShort(question.length);
                out.write(question);
                out.flush();
                var in = new DataInputStream(socket.getInputStream());
                var answer = new byte[in.readUnsignedShort()];
                in.readFully(answer);
                return answer;
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }
}
