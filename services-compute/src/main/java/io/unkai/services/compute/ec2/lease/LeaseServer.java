package io.unkai.services.compute.ec2.lease;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.SEVERE;
import static java.util.logging.Level.WARNING;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.guest.GuestServer;
import io.unkai.services.compute.ec2.guest.Places;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves leases on one socket. Bounded; what is too much, or no message, is not answered. */
final class LeaseServer implements GuestServer {
    private static final Logger LOG = Logger.getLogger(LeaseServer.class.getName());
    private static final int AT_A_TIME = 64;
    private static final int AT_A_TIME_OF_ONE = 4;
    private final DatagramSocket socket;
    private final Answering answers;
    private final Places places = new Places(AT_A_TIME, AT_A_TIME_OF_ONE);

    /** Answers messages. */
    @FunctionalInterface
    interface Answering {
        /** The answer to who has this address, or null where there is none. */
        @Nullable
        Told answer(Ip from, byte[] message);
    }

    /** An answer. */
    static final class Told {
        private final byte[] message;
        private final boolean toAll;

        /** @param toAll whether it reaches its client as a broadcast only */
        Told(byte[] message, boolean toAll) {
            this.message = message;
            this.toAll = toAll;
        }
    }

    LeaseServer(DatagramSocket socket, Answering answers) {
        this.socket = socket;
        this.answers = answers;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("leases").start(this::serve);
    }

    @Override
    public boolean serves() {
        return !socket.isClosed();
    }

    private void serve() {
        try (socket) {
            while (serves()) {
                receive();
            }
        } catch (IOException e) {
            if (serves()) {
                LOG.log(WARNING, "DHCP in a VPC ends", e);
            }
        }
    }

    private void receive() throws IOException {
        var packet = new DatagramPacket(new byte[Message.LONGEST + 1], Message.LONGEST + 1);
        socket.receive(packet);
        var asked = Arrays.copyOf(packet.getData(), packet.getLength());
        var from = Ip.of(packet.getAddress());
        if (!places.enter(from)) {
            return;
        }
        var client = packet.getSocketAddress();
        Thread.ofVirtual().name("leases-guest").start(() -> {
            try {
                var answer = answers.answer(from, asked);
                if (answer != null) {
                    send(answer, client);
                }
            } catch (IOException e) {
                LOG.log(FINE, "A guest that asked for its address went away", e);
            } catch (RuntimeException e) {
                LOG.log(SEVERE, "A guest cannot be told its address", e);
            } finally {
                places.leave(from);
            }
        });
    }

    /** The network makes a broadcast out of the traffic class. */
    private synchronized void send(Told answer, SocketAddress client) throws IOException {
        socket.setTrafficClass(answer.toAll ? Infrastructure.TO_ALL : 0);
        socket.send(new DatagramPacket(answer.message, answer.message.length, client));
    }

    @Override
    public void close() {
        socket.close();
    }
}
