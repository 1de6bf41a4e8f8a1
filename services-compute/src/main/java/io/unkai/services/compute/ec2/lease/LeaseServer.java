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
import java.util.function.Function;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves the leases of one subnet. Bounded; what is too much, or no message, is not answered. */
final class LeaseServer implements GuestServer {
    private static final Logger LOG = Logger.getLogger(LeaseServer.class.getName());
    private static final int AT_A_TIME = 64;
    private static final int AT_A_TIME_OF_ONE = 4;
    private static final int IP_AND_UDP = 28;
    /** What every client takes. */
    private static final int USUAL_SIZE = 576;

    private final DatagramSocket socket;
    private final Function<Ip, @Nullable Lease> leases;
    private final Places places = new Places(AT_A_TIME, AT_A_TIME_OF_ONE);

    /**
     * @param socket at the subnet's gateway
     * @param leases by the address of who asks
     */
    LeaseServer(DatagramSocket socket, Function<Ip, @Nullable Lease> leases) {
        this.socket = socket;
        this.leases = leases;
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

    /** Nothing is done for what is no message, and little for what is too much. */
    private void receive() throws IOException {
        var packet = new DatagramPacket(new byte[Message.LONGEST + 1], Message.LONGEST + 1);
        socket.receive(packet);
        var asked = Message.read(Arrays.copyOf(packet.getData(), packet.getLength()));
        var from = Ip.of(packet.getAddress());
        if (asked == null || !places.enter(from)) {
            return;
        }
        var client = packet.getSocketAddress();
        Thread.ofVirtual().name("leases-guest").start(() -> {
            try {
                answer(asked, from, client);
            } catch (IOException e) {
                LOG.log(FINE, "A guest that asked for its address went away", e);
            } catch (RuntimeException e) {
                LOG.log(SEVERE, "A guest cannot be told its address", e);
            } finally {
                places.leave(from);
            }
        });
    }

    private void answer(Message asked, Ip from, SocketAddress client) throws IOException {
        var lease = leases.apply(from);
        var answer = lease == null ? null : Dialogue.answer(lease, asked);
        if (answer != null) {
            int limit = Math.max(USUAL_SIZE, asked.options().number(Codes.MAX_SIZE, 2)) - IP_AND_UDP;
            send(answer.write(limit), answer.toAll(), client);
        }
    }

    /** The network makes a broadcast out of the traffic class. */
    private synchronized void send(byte[] message, boolean toAll, SocketAddress client) throws IOException {
        socket.setTrafficClass(toAll ? Infrastructure.TO_ALL : 0);
        socket.send(new DatagramPacket(message, message.length, client));
    }

    @Override
    public void close() {
        socket.close();
    }
}
