package io.unkai.planes.linux.route;

import io.unkai.planes.linux.ffm.NetlinkSocket;
import java.io.IOException;

/** One command of {@code ip}: of all that it knows, the words that networks here are made with. */
public final class IpCommand {
    private IpCommand() {}

    /**
     * Runs a command where the socket is.
     *
     * @param v6 whether it is about IPv6 where it does not say so itself
     * @throws NetlinkSocket.Refused if the kernel does not do it
     * @throws IllegalArgumentException if it has words that are not known here
     */
    public static void run(NetlinkSocket socket, String line, boolean v6) throws IOException {
        var words = new Words(line);
        var what = words.next();
        var verb = words.next();
        var message = switch (what) {
            case "link" -> Links.message(verb, words, socket);
            case "addr" -> Addresses.message(verb, words, socket);
            case "neigh" -> Neighbours.message(verb, words, socket);
            case "route" -> Routes.message(verb, words, socket);
            case "rule" -> Rules.message(verb, words, v6);
            default -> throw words.unknown(what);
        };
        socket.ask(message.bytes());
    }
}
