package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A message of DHCP over Ethernet (RFC 2131). There are no relays in a VPC, and no boot files.
 *
 * @param request whether a client sends it
 * @param id what the client knows its answers by
 * @param broadcast whether the client can only receive broadcasts
 * @param client the address that the client uses, or 0.0.0.0
 * @param yours the address that the client is to use, or 0.0.0.0
 * @param mac the client's hardware address, as it says
 */
record Message(boolean request, int id, boolean broadcast, Ip client, Ip yours, String mac, Options options) {
    /** The longest that is read: what fits a frame that every client can send. */
    static final int LONGEST = 1_472;

    static final Ip NOBODY = Ip.v4(0);

    private static final int OPTIONS = 240;
    private static final int MAC = 28;
    private static final int MAC_BYTES = 6;
    private static final int SERVER_NAME = 44;
    private static final int FILE = 108;
    private static final int COOKIE_AT = 236;
    private static final int COOKIE = 0x6382_5363;
    private static final int ETHERNET = 1;
    private static final int ANSWER = 2;
    private static final int TO_ALL = 0x8000;
    /** What older clients expect at least: the size of BOOTP's messages. */
    private static final int SHORTEST = 300;

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    /** Reads a message, or answers null where it is none. */
    static @Nullable Message read(byte[] bytes) {
        if (bytes.length < OPTIONS || bytes.length > LONGEST) {
            return null;
        }
        var in = ByteBuffer.wrap(bytes);
        int operation = in.get();
        boolean known = (operation == 1 || operation == ANSWER) && in.get() == ETHERNET && in.get() == MAC_BYTES;
        in.get();
        int id = in.getInt();
        in.getShort();
        boolean broadcast = (in.getShort() & TO_ALL) != 0;
        var client = ip(in);
        var yours = ip(in);
        in.getInt();
        var relay = ip(in);
        var options = new Options();
        if (!known || !relay.equals(NOBODY) || in.getInt(COOKIE_AT) != COOKIE || !read(options, bytes)) {
            return null;
        }
        var mac = COLONS.formatHex(bytes, MAC, MAC + MAC_BYTES);
        return new Message(operation == 1, id, broadcast, client, yours, mac, options);
    }

    /** Options may go on where names of servers and files otherwise are. */
    private static boolean read(Options options, byte[] bytes) {
        if (!options.read(bytes, OPTIONS, bytes.length)) {
            return false;
        }
        int more = Math.max(0, options.number(Codes.OVERLOAD, 1));
        return ((more & 1) == 0 || options.read(bytes, FILE, COOKIE_AT))
                && ((more & 2) == 0 || options.read(bytes, SERVER_NAME, FILE));
    }

    private static Ip ip(ByteBuffer in) {
        return Ip.v4(Integer.toUnsignedLong(in.getInt()));
    }

    /** Whether this answer reaches its client as a broadcast only; a client that uses its address has no need of that. */
    boolean toAll() {
        return broadcast && client.equals(NOBODY);
    }

    /** As it is on the wire. Options that find no room are left out. */
    byte[] write(int limit) {
        var out = ByteBuffer.allocate(Math.clamp(limit, SHORTEST, LONGEST));
        out.put((byte) (request ? 1 : ANSWER))
                .put((byte) ETHERNET)
                .put((byte) MAC_BYTES)
                .put((byte) 0);
        out.putInt(id).putShort((short) 0).putShort((short) (broadcast ? TO_ALL : 0));
        out.putInt((int) client.low()).putInt((int) yours.low()).putInt(0).putInt(0);
        out.put(COLONS.parseHex(mac));
        out.putInt(COOKIE_AT, COOKIE).position(OPTIONS);
        options.write(out);
        return Arrays.copyOf(out.array(), Math.max(out.position(), SHORTEST));
    }
}
