package io.unkai.planes.linux.route;

import io.unkai.planes.linux.ffm.NetlinkSocket;
import java.io.IOException;
import java.nio.file.Path;

/** Devices: pairs of them are made, set up and deleted. */
final class Links {
    private static final int NEW = 16;
    private static final int DELETE = 17;
    private static final int ADDRESS = 1;
    private static final int NAME = 3;
    private static final int LONGEST_PACKET = 4;
    private static final int INFORMATION = 18;
    private static final int KIND = 1;
    private static final int DATA = 2;
    private static final int PEER = 1;
    private static final int GROUP = 27;
    private static final int NAMESPACE = 28;
    private static final int UP = 1;
    private static final Path NAMESPACES = Path.of("/run/netns");

    private Links() {}

    static Message message(String verb, Words words, NetlinkSocket socket) throws IOException {
        return switch (verb) {
            case "add" -> add(words, socket);
            case "set" -> set(words, socket);
            case "del" -> delete(words, socket);
            default -> throw words.unknown(verb);
        };
    }

    private static Message about(Message message, int index, int flags, int changed) {
        return message.octets(Words.Family.ANY, 0, 0, 0).numbers(index, flags, changed);
    }

    private static Message add(Words words, NetlinkSocket socket) throws IOException {
        var name = words.next();
        int index = words.skip("index") ? words.number() : 0;
        for (var expected : new String[] {"type", "veth", "peer", "name"}) {
            if (!words.skip(expected)) {
                throw words.unknown(words.next());
            }
        }
        var message = about(new Message(NEW, Message.CREATE | Message.EXCLUSIVE), index, 0, 0);
        message.attribute(NAME, name);
        int information = message.begin(INFORMATION);
        message.attribute(KIND, "veth");
        int data = message.begin(DATA);
        int peer = message.begin(PEER);
        about(message, 0, 0, 0).attribute(NAME, words.next());
        while (!words.isAtEnd()) {
            option(message, words.next(), words, socket);
        }
        return message.end(peer).end(data).end(information);
    }

    private static void option(Message message, String word, Words words, NetlinkSocket socket) throws IOException {
        switch (word) {
            case "address" -> message.attribute(ADDRESS, words.mac());
            case "mtu" -> message.attribute(LONGEST_PACKET, words.number());
            case "group" -> message.attribute(GROUP, words.number());
            case "netns" -> message.attribute(NAMESPACE, socket.namespace(NAMESPACES.resolve(words.next())));
            default -> throw words.unknown(word);
        }
    }

    private static Message set(Words words, NetlinkSocket socket) throws IOException {
        int index = socket.device(words.next());
        boolean up = false;
        var options = new Message(0, 0);
        int begun = options.bytes().length;
        while (!words.isAtEnd()) {
            if (words.skip("up")) {
                up = true;
            } else {
                option(options, words.next(), words, socket);
            }
        }
        return about(new Message(NEW, 0), index, up ? UP : 0, up ? UP : 0).rest(options, begun);
    }

    private static Message delete(Words words, NetlinkSocket socket) throws IOException {
        if (words.skip("group")) {
            return about(new Message(DELETE, 0), 0, 0, 0).attribute(GROUP, words.number());
        }
        return about(new Message(DELETE, 0), socket.device(words.next()), 0, 0);
    }
}
