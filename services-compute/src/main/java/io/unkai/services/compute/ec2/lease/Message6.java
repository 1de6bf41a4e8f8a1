package io.unkai.services.compute.ec2.lease;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message between a client and a server of DHCPv6. There are no relays in a VPC.
 *
 * @param id what the client knows its answers by: 24 bits
 */
record Message6(int type, int id, Options6 options) {
    private static final int HEAD = 4;
    private static final int ID = 0xff_ffff;

    /** Reads a message, or answers null where it is none. */
    static @Nullable Message6 read(byte[] bytes) {
        if (bytes.length < HEAD || bytes.length > Message.LONGEST) {
            return null;
        }
        int head = ByteBuffer.wrap(bytes).getInt();
        int type = head >>> 24;
        var options = type >= Codes6.SOLICIT && type <= Codes6.INFORM ? Options6.read(bytes, HEAD) : null;
        return options == null ? null : new Message6(type, head & ID, options);
    }

    /** As it is on the wire. */
    byte[] write() {
        return options.write(ByteBuffer.allocate(HEAD).putInt(type << 24 | id).array());
    }
}
