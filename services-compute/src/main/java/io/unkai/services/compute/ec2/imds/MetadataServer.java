package io.unkai.services.compute.ec2.imds;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.guest.GuestServer;
import io.unkai.services.compute.ec2.guest.Places;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.BiFunction;

/** Serves HTTP on a socket in a VPC, within limits for all guests together and for each of them. */
final class MetadataServer implements GuestServer {
    static final int MAX_CONNECTIONS = 512;
    static final int MAX_PER_GUEST = 32;
    static final int MAX_REQUESTS = 100;

    private static final System.Logger LOG = System.getLogger(MetadataServer.class.getName());
    private static final int IDLE_MILLIS = 10_000;

    private final ServerSocket socket;
    private final BiFunction<Ip, Request, Answer> answers;
    private final Places places = new Places(MAX_CONNECTIONS, MAX_PER_GUEST);
    private volatile boolean serving = true;

    /** @param answers by the address of who asks */
    MetadataServer(ServerSocket socket, BiFunction<Ip, Request, Answer> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("metadata").start(this::accept);
    }

    @Override
    public boolean serves() {
        return serving && !socket.isClosed();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                var client = socket.accept();
                var from = Ip.of(client.getInetAddress());
                if (places.enter(from)) {
                    Thread.ofVirtual().name("metadata-guest").start(() -> serve(client, from));
                } else {
                    client.close();
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                LOG.log(System.Logger.Level.WARNING, "The metadata service of a VPC ends", e);
            }
        } finally {
            serving = false;
        }
    }

    private void serve(Socket client, Ip from) {
        try (client) {
            client.setSoTimeout(IDLE_MILLIS);
            client.setTcpNoDelay(true);
            converse(client, from);
        } catch (SocketTimeoutException idle) {
            LOG.log(System.Logger.Level.TRACE, "A guest was idle", idle);
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "A guest went away", gone);
        } finally {
            places.leave(from);
        }
    }

    private void converse(Socket client, Ip from) throws IOException {
        var reader = new RequestReader(client.getInputStream());
        var out = client.getOutputStream();
        for (int i = 1; i <= MAX_REQUESTS; i++) {
            try {
                var request = reader.next();
                if (request == null) {
                    return;
                }
                boolean close = request.close() || i == MAX_REQUESTS;
                var answer = answer(from, request);
                limit(client, answer.hops());
                answer.write(out, !request.method().equals("HEAD"), close);
                if (close) {
                    return;
                }
            } catch (BadRequestException e) {
                Answer.refusal(e.status()).write(out, true, true);
                return;
            }
        }
    }

    /** The network makes the limit out of the traffic class. */
    private static void limit(Socket client, int hops) throws IOException {
        int wanted = hops <= Infrastructure.MOST_HOPS ? hops << 2 : 0;
        if (client.getTrafficClass() != wanted) {
            client.setTrafficClass(wanted);
        }
    }

    private Answer answer(Ip from, Request request) {
        try {
            return answers.apply(from, request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A question about an instance cannot be answered", e);
            return Answer.refusal(Answer.UNAVAILABLE);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A metadata service cannot be closed", e);
        }
    }
}
