package io.unkai.planes.network;

import java.nio.file.Path;

/** A plane with guests and an internet to try it with. Guests, and one address of the internet, answer on {@link #PORT} and to pings. */
public interface Lab extends AutoCloseable {
    /** Where everybody answers by TCP and UDP. */
    int PORT = 80;

    /** The plane under test. */
    NetworkPlane plane();

    /** The network namespace of a new guest, which answers whatever reaches it. */
    Path guest();

    /** Lets a guest forward what is not for itself. */
    void forward(Path guest);

    /** Lets the cloud itself answer in a VPC, as behind an endpoint. */
    void serve(GuestSockets sockets, Ip address);

    /** Addresses of the internet that interfaces may have. */
    Cidr pool();

    /** An address of the internet that answers. */
    Ip outside();

    /**
     * Whether a connection, or an echo, is answered by whom it is for.
     *
     * @param from where it starts: a plugged interface or the internet
     */
    boolean connects(Place from, Packet packet);

    @Override
    void close();
}
