package io.unkai.services.compute.ec2.dns;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/** Serves the names of one VPC: asks the host's resolvers. Bounded; what is too much is not answered, as on AWS. */
final class NameServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NameServer.class.getName());
    private static final int MAX_MESSAGE = 4_096;
    private static final int AT_A_TIME = 256;
    private static final int IDLE_MILLIS = 5_000;
    private static final int MAX_QUESTIONS = 100;

    private final DatagramSocket datagrams;
    private final ServerSocket connections;
    private final Upstream upstream;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    NameServer(DatagramSocket datagrams, ServerSocket connections, Upstream upstream) {
        this.datagrams = datagrams;
        this.connections = connections;
        this.upstream = upstream;
    }

    void start() {
        Thread.ofVirtual().name("names").start(() -> until(this::receive));
        Thread.ofVirtual().name("names-tcp").start(() -> until(this::accept));
    }

    /** Whether it still listens; it ends with its network. */
    boolean serves() {
        return !datagrams.isClosed() && !connections.isClosed();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private void until(Step step) {
        try {
            while (serves()) {
                step.run();
            }
        } catch (IOException e) {
            if (serves()) {
                LOG.log(WARNING, "The resolver of a VPC ends", e);
            }
        } finally {
            close();
        }
    }

    private void receive() throws IOException {
        var packet = new DatagramPacket(new byte[MAX_MESSAGE], MAX_MESSAGE);
        datagrams.receive(packet);
        var question = Arrays.copyOf(packet.getData(), packet.getLength());
        if (Questions.is(question) && places.tryAcquire()) {
            Thread.ofVirtual()
                    .name("names-guest")
                    .start(() -> within(() -> answer(question, packet.getSocketAddress())));
        }
    }

    private void answer(byte[] question, SocketAddress guest) throws IOException {
        byte[] answer;
        try {
            answer = upstream.ask(question);
        } catch (IOException e) {
            LOG.log(DEBUG, "A name cannot be looked up", e);
            answer = Questions.failure(question);
        }
        datagrams.send(new DatagramPacket(answer, answer.length, guest));
    }

    private void accept() throws IOException {
        var guest = connections.accept();
        if (places.tryAcquire()) {
            Thread.ofVirtual().name("names-guest").start(() -> within(() -> converse(guest)));
        } else {
            guest.close();
        }
    }

    private void converse(Socket guest) throws IOException {
        try (guest) {
            guest.setSoTimeout(IDLE_MILLIS);
            var in = new DataInputStream(guest.getInputStream());
            var out = new DataOutputStream(guest.getOutputStream());
            for (int i = 0; i < MAX_QUESTIONS; i++) {
                var question = new byte[in.readUnsignedShort()];
                in.readFully(question);
                if (question.length > MAX_MESSAGE || !Questions.is(question)) {
                    return;
                }
                var answer = upstream.askAtLength(question);
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            }
        }
    }

    private void within(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            LOG.log(DEBUG, "A guest went away, or names cannot be looked up", e);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        datagrams.close();
        try {
            connections.close();
        } catch (IOException e) {
            LOG.log(WARNING, "A resolver cannot be closed", e);
        }
    }
}
