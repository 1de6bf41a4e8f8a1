package io.unkai.services.compute.ec2.dns;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Raw messages as clients send them. */
final class Asked {
    static final int ID = 0x1a2b;
    private static final int RECURSION_DESIRED = 0x0100;

    private Asked() {}

    /** A plain question. */
    static byte[] plain(String name, int type) {
        return with(RECURSION_DESIRED, 1, 0, name(name), type, 1).array();
    }

    /** A question of a client that takes answers of a size. */
    static byte[] extended(String name, int type, int size, int version) {
        var plain = with(RECURSION_DESIRED, 1, 1, name(name), type, 1).array();
        return ByteBuffer.allocate(plain.length + 11)
                .put(plain)
                .put((byte) 0)
                .putShort((short) Codes.OPT)
                .putShort((short) size)
                .putInt(version << 16)
                .putShort((short) 0)
                .array();
    }

    /** Any message. */
    static ByteBuffer with(int flags, int questions, int additional, byte[] name, int type, int family) {
        return ByteBuffer.allocate(Query.HEADER + name.length + 4)
                .putShort((short) ID)
                .putShort((short) flags)
                .putShort((short) questions)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) additional)
                .put(name)
                .putShort((short) type)
                .putShort((short) family);
    }

    static byte[] name(String name) {
        var bytes = new ByteArrayOutputStream();
        for (var label : name.isEmpty() ? new String[0] : name.split("\\.")) {
            bytes.write(label.length());
            bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        bytes.write(0);
        return bytes.toByteArray();
    }
}
