package io.unkai.planes.linux.route;

import io.unkai.planes.linux.ffm.NetlinkSocket;
import java.io.IOException;

/** Neighbours whose hardware addresses are fixed. */
final class Neighbours {
    private static final int NEW = 28;
    private static final int DELETE = 29;
    private static final int DESTINATION = 1;
    private static final int HARDWARE = 2;
    private static final int PERMANENT = 0x80;

    private Neighbours() {}

    static Message message(String verb, Words words, NetlinkSocket socket) throws IOException {
        var ip = words.ip();
        int device = 0;
        var mac = new byte[0];
        while (!words.isAtEnd()) {
            var word = words.next();
            switch (word) {
                case "dev" -> device = socket.device(words.next());
                case "lladdr" -> mac = words.mac();
                case "nud" -> {
                    if (!words.skip("permanent")) {
                        throw words.unknown(word);
                    }
                }
                default -> throw words.unknown(word);
            }
        }
        var message = begun(verb, words)
                .octets(ip.v6() ? Words.Family.V6 : Words.Family.V4, 0, 0, 0)
                .numbers(device)
                .half(PERMANENT)
                .octets(0, 0)
                .attribute(DESTINATION, Words.octets(ip));
        return mac.length == 0 ? message : message.attribute(HARDWARE, mac);
    }

    private static Message begun(String verb, Words words) {
        return switch (verb) {
            case "replace" -> new Message(NEW, Message.CREATE | Message.REPLACE);
            case "del" -> new Message(DELETE, 0);
            default -> throw words.unknown(verb);
        };
    }
}
