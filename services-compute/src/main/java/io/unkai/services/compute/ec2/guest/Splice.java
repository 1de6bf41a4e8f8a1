package io.unkai.services.compute.ec2.guest;

import static java.util.logging.Level.FINE;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

/** Two connections made one: what comes in by either leaves by the other. */
public final class Splice {
    private static final Logger LOG = Logger.getLogger(Splice.class.getName());
    private static final int BUFFER = 64 << 10;

    private Splice() {}

    /**
     * Carries bytes until both sides have said all. Where one breaks, so does the other. Closes the guest's connection.
     *
     * @throws IOException if this thread is interrupted
     */
    public static void both(Socket guest, Socket server) throws IOException {
        var asked = new CountDownLatch(1);
        Thread.ofVirtual().name("guest-up").start(() -> {
            try {
                pump(guest, server);
            } finally {
                asked.countDown();
            }
        });
        pump(server, guest);
        guest.close();
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void pump(Socket from, Socket to) {
        var bytes = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            LOG.log(FINE, "A guest's connection broke", e);
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(FINE, "A guest's connection cannot be closed", e);
        }
    }
}
