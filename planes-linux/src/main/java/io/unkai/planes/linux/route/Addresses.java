package io.unkai.planes.linux.route;

import io.unkai.planes.linux.ffm.NetlinkSocket;
import java.io.IOException;

/** Addresses of devices. */
final class Addresses {
    private static final int NEW = 20;
    private static final int DELETE = 21;
    private static final int ADDRESS = 1;
    private static final int LOCAL = 2;
    private static final int BROADCAST = 4;
    private static final int WITHOUT_DETECTION = 2;
    private static final int SCOPE_GLOBAL = 0;
    private static final int SCOPE_LINK = 253;
    /** A longer prefix has no address left for all. */
    private static final int MOST_WITH_BROADCAST = 30;

    private Addresses() {}

    static Message message(String verb, Words words, NetlinkSocket socket) throws IOException {
        var address = words.prefix();
        int device = 0;
        int flags = 0;
        int scope = SCOPE_GLOBAL;
        boolean broadcast = false;
        while (!words.isAtEnd()) {
            var word = words.next();
            switch (word) {
                case "dev" -> device = socket.device(words.next());
                case "nodad" -> flags = WITHOUT_DETECTION;
                case "scope" -> scope = scope(words);
                case "brd" -> broadcast = words.skip("+") && address.bits() <= MOST_WITH_BROADCAST;
                default -> throw words.unknown(word);
            }
        }
        var message = Message.of(verb, NEW, DELETE, words)
                .octets(address.family(), address.bits(), flags, scope)
                .numbers(device)
                .attribute(LOCAL, address.bytes())
                .attribute(ADDRESS, address.bytes());
        return broadcast ? message.attribute(BROADCAST, address.last()) : message;
    }

    private static int scope(Words words) {
        var word = words.next();
        return switch (word) {
            case "global" -> SCOPE_GLOBAL;
            case "link" -> SCOPE_LINK;
            default -> throw words.unknown(word);
        };
    }
}
