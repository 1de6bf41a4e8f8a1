package io.unkai.services.compute.ec2.dns;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.SEVERE;
import static java.util.logging.Level.WARNING;

import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.guest.GuestServer;
import io.unkai.services.compute.ec2.guest.Places;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves the names of one VPC, over UDP and TCP. Bounded; what is too much is not answered, as on AWS. */
final class NameServer implements GuestServer {
    static final int MAX_QUESTIONS = 100;

    private static final Logger LOG = Logger.getLogger(NameServer.class.getName());
    private static final int MAX_MESSAGE = 4_096;
    private static final int AT_A_TIME = 256;
    private static final int AT_A_TIME_OF_ONE = 64;
    private static final int IDLE_MILLIS = 5_000;

    private final DatagramSocket datagrams;
    private final ServerSocket connections;
    private final Answering answers;
    private final Places places = new Places(AT_A_TIME, AT_A_TIME_OF_ONE);

    /** Answers messages. */
    @FunctionalInterface
    interface Answering {
        /** The answer, or null where there is none. */
        byte @Nullable [] answer(byte[] message, boolean datagram);
    }

    NameServer(DatagramSocket datagrams, ServerSocket connections, Answering answers) {
        this.datagrams = datagrams;
        this.connections = connections;
        this.answers = answers;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("names").start(() -> until(this::receive));
        Thread.ofVirtual().name("names-tcp").start(() -> until(this::accept));
    }

    @Override
    public boolean serves() {
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
        var message = Arrays.copyOf(packet.getData(), packet.getLength());
        within(Ip.of(packet.getAddress()), () -> {
            var answer = answers.answer(message, true);
            if (answer != null) {
                datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        });
    }

    private void accept() throws IOException {
        var guest = connections.accept();
        if (!within(Ip.of(guest.getInetAddress()), () -> converse(guest))) {
            guest.close();
        }
    }

    private void converse(Socket guest) throws IOException {
        try (guest) {
            guest.setSoTimeout(IDLE_MILLIS);
            guest.setTcpNoDelay(true);
            var in = new DataInputStream(guest.getInputStream());
            var out = new DataOutputStream(new BufferedOutputStream(guest.getOutputStream()));
            for (int i = 0; i < MAX_QUESTIONS; i++) {
                int length = in.readUnsignedShort();
                if (length > MAX_MESSAGE) {
                    return;
                }
                var message = new byte[length];
                in.readFully(message);
                var answer = answers.answer(message, false);
                if (answer == null) {
                    return;
                }
                out.writeShort(answer.length);
                out.write(answer);
                out.flush();
            }
        }
    }

    /** Does something for a guest, or answers false where that would be too much at a time. */
    private boolean within(Ip guest, Step step) {
        if (!places.enter(guest)) {
            return false;
        }
        Thread.ofVirtual().name("names-guest").start(() -> {
            try {
                step.run();
            } catch (IOException e) {
                LOG.log(FINE, "A guest that asked for names went away", e);
            } catch (RuntimeException e) {
                LOG.log(SEVERE, "A question for a name cannot be answered", e);
            } finally {
                places.leave(guest);
            }
        });
        return true;
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
