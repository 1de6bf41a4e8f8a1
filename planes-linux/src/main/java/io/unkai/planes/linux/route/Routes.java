package io.unkai.planes.linux.route;

import io.unkai.planes.linux.ffm.NetlinkSocket;
import io.unkai.planes.network.Ip;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Routes, and what is thrown back or swallowed instead. */
final class Routes {
    private static final int NEW = 24;
    private static final int DELETE = 25;
    private static final int DESTINATION = 1;
    private static final int DEVICE = 4;
    private static final int GATEWAY = 5;
    private static final int PRIORITY = 6;
    private static final int SOURCE = 7;
    private static final int TABLE = 15;

    private static final int MAIN = 254;
    private static final int MOST_IN_AN_OCTET = 255;
    private static final int BY_ADMINISTRATOR = 3;
    private static final int SCOPE_ANYWHERE = 0;
    private static final int SCOPE_LINK = 253;
    private static final int SCOPE_ANY = 255;
    private static final int ANY = 0;
    private static final int UNICAST = 1;
    private static final int BLACKHOLE = 6;
    private static final int THROW = 9;
    private static final int ON_LINK = 4;

    private final boolean delete;
    private final int type;
    private final Words.Prefix to;
    private int table = MAIN;
    private int flags;
    private int device;
    private @Nullable Integer metric;
    private @Nullable Ip via;
    private @Nullable Ip source;

    private Routes(boolean delete, int type, Words.Prefix to) {
        this.delete = delete;
        this.type = type;
        this.to = to;
    }

    static Message message(String verb, Words words, NetlinkSocket socket) throws IOException {
        boolean delete = verb.equals("del");
        int type = words.skip("blackhole") ? BLACKHOLE : words.skip("throw") ? THROW : delete ? ANY : UNICAST;
        var route = new Routes(delete, type, words.prefix());
        while (!words.isAtEnd()) {
            route.option(words.next(), words, socket);
        }
        return route.write(Message.of(verb, NEW, DELETE, words));
    }

    private void option(String word, Words words, NetlinkSocket socket) throws IOException {
        switch (word) {
            case "dev" -> device = socket.device(words.next());
            case "via" -> via = words.ip();
            case "src" -> source = words.ip();
            case "metric" -> metric = words.number();
            case "table" -> table = words.skip("main") ? MAIN : words.number();
            case "onlink" -> flags = ON_LINK;
            default -> throw words.unknown(word);
        }
    }

    private Message write(Message message) {
        boolean named = table > MOST_IN_AN_OCTET;
        message.octets(to.family(), to.bits(), 0, 0)
                .octets(named ? 0 : table, delete ? 0 : BY_ADMINISTRATOR, scope(), type)
                .numbers(flags);
        if (to.bits() > 0) {
            message.attribute(DESTINATION, to.bytes());
        }
        if (named) {
            message.attribute(TABLE, table);
        }
        if (device != 0) {
            message.attribute(DEVICE, device);
        }
        if (via != null) {
            message.attribute(GATEWAY, Words.octets(via));
        }
        if (source != null) {
            message.attribute(SOURCE, Words.octets(source));
        }
        if (metric != null) {
            message.attribute(PRIORITY, metric);
        }
        return message;
    }

    /** How far away it leads: without a gateway no farther than the device. */
    private int scope() {
        if (to.ip().v6()) {
            return SCOPE_ANYWHERE;
        } else if (delete) {
            return SCOPE_ANY;
        }
        return type == UNICAST && via == null ? SCOPE_LINK : SCOPE_ANYWHERE;
    }
}
