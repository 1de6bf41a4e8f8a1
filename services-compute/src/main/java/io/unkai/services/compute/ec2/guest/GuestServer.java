package io.unkai.services.compute.ec2.guest;

/** A server on sockets in the network of one VPC. */
public interface GuestServer extends AutoCloseable {
    /** Begins to serve, on threads of its own. */
    void start();

    /** Whether it still listens; it ends with its network. */
    boolean serves();

    @Override
    void close();
}
