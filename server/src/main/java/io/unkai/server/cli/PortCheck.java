package io.unkai.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells before a start whether the port can be had. */
final class PortCheck {
    private PortCheck() {}

    /** @throws CliException naming the port and, where visible, who holds it */
    static void requireFree(String bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(bind), port));
        } catch (IOException e) {
            throw port > 0 && port < 1024 && PortHolder.of(port).isEmpty()
                    ? new CliException(
                            Exit.FAILED,
                            "port " + port + " of " + bind + " cannot be used: " + e.getMessage(),
                            "ports below 1024 need root; choose another with --port N")
                    : unusable(bind, port, e);
        }
    }

    static CliException inUse(int port) {
        String holder = PortHolder.of(port).map(who -> " by " + who).orElse("");
        return new CliException(
                Exit.FAILED,
                "port " + port + " is in use" + holder,
                "choose others with --port N and --tls-port N (or off), or stop that process");
    }

    private static CliException unusable(String bind, int port, IOException e) {
        if (PortHolder.of(port).isPresent() || String.valueOf(e.getMessage()).contains("in use")) {
            return inUse(port);
        }
        return new CliException(
                Exit.FAILED,
                bind + ":" + port + " cannot be used: " + e.getMessage(),
                "choose an address of this machine with --bind ADDR (see: ip addr)");
    }
}
