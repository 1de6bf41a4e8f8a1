package io.unkai.services.compute.ec2.imds;

import io.unkai.planes.network.Infrastructure;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.guest.Connections;
import io.unkai.services.compute.ec2.guest.Places;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves HTTP on a socket in a VPC, within limits for all guests together and for each of them. */
final class MetadataServer {
    static final int MAX_CONNECTIONS = 512;
    static final int MAX_PER_GUEST = 32;
    static final int MAX_REQUESTS = 100;

    private static final Logger LOG = Logger.getLogger(MetadataServer.class.getName());
    private static final int IDLE_MILLIS = 10_000;

    private final BiFunction<Ip, Request, Answer> answers;

    /** @param answers by the address of who asks */
    MetadataServer(BiFunction<Ip, Request, Answer> answers) {
        this.answers = answers;
    }

    /** A server of what comes to a socket. */
    Connections on(ServerSocket socket) {
        return new Connections("metadata", socket, new Places(MAX_CONNECTIONS, MAX_PER_GUEST), this::serve);
    }

    private void serve(Socket client, Ip from) throws IOException {
        client.setSoTimeout(IDLE_MILLIS);
        client.setTcpNoDelay(true);
        converse(client, from);
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
            LOG.log(Level.SEVERE, "A question about an instance cannot be answered", e);
            return Answer.refusal(Answer.UNAVAILABLE);
        }
    }
}
