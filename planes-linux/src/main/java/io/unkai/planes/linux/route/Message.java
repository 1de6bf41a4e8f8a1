package io.unkai.planes.linux.route;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message of netlink, being written: a header, a part of fixed form, and attributes. Numbers are in this machine's order. */
final class Message {
    /** Make it. */
    static final int CREATE = 0x400;
    /** Refuse where it is there. */
    static final int EXCLUSIVE = 0x200;
    /** Change it where it is there. */
    static final int REPLACE = 0x100;

    private static final int REQUEST_WITH_ANSWER = 1 | 4;
    private static final int MOST = 1024;
    private static final int ALIGNMENT = 4;
    private static final int HEADER = 16;

    private final ByteBuffer bytes = ByteBuffer.allocate(MOST).order(ByteOrder.nativeOrder());

    /** Begins one with its header, whose length and number are filled in later. */
    Message(int type, int flags) {
        bytes.putInt(0).putShort((short) type).putShort((short) (REQUEST_WITH_ANSWER | flags));
        bytes.position(HEADER);
    }

    /** Begins one that makes, changes or deletes something. @throws IllegalArgumentException for another verb */
    static Message of(String verb, int make, int delete, Words words) {
        return switch (verb) {
            case "add" -> new Message(make, CREATE | EXCLUSIVE);
            case "replace" -> new Message(make, CREATE | REPLACE);
            case "del" -> new Message(delete, 0);
            default -> throw words.unknown(verb);
        };
    }

    Message octets(int... octets) {
        for (int octet : octets) {
            bytes.put((byte) octet);
        }
        return this;
    }

    /** A number of 16 bits. */
    Message half(int number) {
        bytes.putShort((short) number);
        return this;
    }

    Message numbers(int... numbers) {
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return this;
    }

    Message attribute(int type, byte[] value) {
        int begun = begin(type);
        bytes.put(value);
        return end(begun);
    }

    Message attribute(int type, int value) {
        int begun = begin(type);
        bytes.putInt(value);
        return end(begun);
    }

    Message attribute(int type, String value) {
        int begun = begin(type);
        bytes.put(value.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        return end(begun);
    }

    /** Begins an attribute that what follows is in; where it began. */
    int begin(int type) {
        int begun = bytes.position();
        bytes.putShort((short) 0).putShort((short) type);
        return begun;
    }

    /** Ends the attribute that began there. */
    Message end(int begun) {
        bytes.putShort(begun, (short) (bytes.position() - begun));
        while (bytes.position() % ALIGNMENT != 0) {
            bytes.put((byte) 0);
        }
        return this;
    }

    /** Adds what another one has from there on. */
    Message rest(Message other, int from) {
        bytes.put(other.bytes.array(), from, other.bytes.position() - from);
        return this;
    }

    byte[] bytes() {
        var copy = new byte[bytes.position()];
        bytes.putInt(0, copy.length).get(0, copy);
        return copy;
    }
}
