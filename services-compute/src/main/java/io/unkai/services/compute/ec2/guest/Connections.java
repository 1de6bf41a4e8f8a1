package io.unkai.services.compute.ec2.guest;

import static java.util.logging.Level.FINE;
import static java.util.logging.Level.FINER;
import static java.util.logging.Level.SEVERE;
import static java.util.logging.Level.WARNING;

import io.unkai.planes.network.Ip;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.logging.Logger;

/** A server of connections: each is served on a thread of its own, as long as there is room for its guest. */
public final class Connections implements GuestServer {
    private static final Logger LOG = Logger.getLogger(Connections.class.getName());

    private final String name;
    private final ServerSocket socket;
    private final Places places;
    private final Service service;

    /** Serves a connection. */
    @FunctionalInterface
    public interface Service {
        /** Serves it until it ends; it is closed afterwards. */
        void serve(Socket guest, Ip from) throws IOException;
    }

    /**
     * @param name of its threads, and in the log
     * @param places how many there can be at a time
     */
    public Connections(String name, ServerSocket socket, Places places, Service service) {
        this.name = name;
        this.socket = socket;
        this.places = places;
        this.service = service;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name(name).start(this::accept);
    }

    @Override
    public boolean serves() {
        return !socket.isClosed();
    }

    private void accept() {
        try {
            while (serves()) {
                var guest = socket.accept();
                var from = Ip.of(guest.getInetAddress());
                if (places.enter(from)) {
                    Thread.ofVirtual().name(name + "-guest").start(() -> serve(guest, from));
                } else {
                    guest.close();
                }
            }
        } catch (IOException e) {
            if (serves()) {
                LOG.log(WARNING, "What serves " + name + " to a VPC ends", e);
            }
        } finally {
            close();
        }
    }

    private void serve(Socket guest, Ip from) {
        try (guest) {
            service.serve(guest, from);
        } catch (SocketTimeoutException e) {
            LOG.log(FINER, "A guest was idle", e);
        } catch (IOException e) {
            LOG.log(FINE, "A guest went away", e);
        } catch (RuntimeException e) {
            LOG.log(SEVERE, "A connection for " + name + " cannot be served", e);
        } finally {
            places.leave(from);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(WARNING, "What serves " + name + " cannot be closed", e);
        }
    }
}
