package io.unkai.planes.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;

/**
 * Sockets inside a VPC's network. A client's address is the private address of its interface; that of a client which asks for one by DHCP
 * is the primary one of the interface that it came in by, and it comes to the gateway of its subnet, whatever it says of itself.
 */
public interface GuestSockets {
    /** Listens for TCP. The caller closes it; it ends with the network. */
    ServerSocket listen(Ip address, int port) throws IOException;

    /** Receives UDP. The caller closes it; it ends with the network. */
    DatagramSocket receive(Ip address, int port) throws IOException;
}
