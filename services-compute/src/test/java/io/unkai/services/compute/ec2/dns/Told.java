package io.unkai.services.compute.ec2.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Ip;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer, read to its last byte.
 *
 * @param code what became of the question, with the bits of the extension
 * @param answers its records as {@code A 10.0.0.5}
 * @param authorities who says so, as {@code ec2.internal SOA}
 */
record Told(int code, boolean truncated, List<String> answers, List<String> authorities, boolean extended) {
    static Told read(byte[] message) {
        var in = ByteBuffer.wrap(message);
        assertThat(in.getShort()).isEqualTo((short) Asked.ID);
        int flags = in.getShort() & 0xffff;
        assertThat(flags & 0x8080).as("an answer, recursion available").isEqualTo(0x8080);
        int questions = in.getShort();
        int answers = in.getShort();
        int authorities = in.getShort();
        int additional = in.getShort();
        for (int i = 0; i < questions; i++) {
            name(in);
            in.getInt();
        }
        var first = records(in, answers);
        var second = records(in, authorities);
        int high = 0;
        for (int i = 0; i < additional; i++) {
            assertThat(in.get()).isZero();
            assertThat(in.getShort()).isEqualTo((short) Codes.OPT);
            in.getShort();
            high = in.getInt() >>> 24;
            assertThat(in.getShort()).isZero();
        }
        assertThat(in.hasRemaining()).as("left over").isFalse();
        return new Told(flags & 0xf | high << 4, (flags & 0x200) != 0, first, second, additional > 0);
    }

    private static List<String> records(ByteBuffer in, int count) {
        var records = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var owner = name(in);
            int type = in.getShort();
            in.getShort();
            assertThat(in.getInt()).as("seconds").isEqualTo(60);
            int end = in.getShort() + in.position();
            records.add(
                    switch (type) {
                        case Codes.A -> "A " + ip(in);
                        case Codes.PTR -> "PTR " + name(in);
                        case Codes.SOA -> owner + " SOA " + name(in);
                        default -> "type " + type;
                    });
            in.position(end);
        }
        return records;
    }

    private static Ip ip(ByteBuffer in) {
        try {
            var bytes = new byte[4];
            in.get(bytes);
            return Ip.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(ByteBuffer in) {
        var name = new StringBuilder();
        for (int length = in.get() & 0xff; length > 0; length = in.get() & 0xff) {
            if (length >= 0xc0) {
                int at = (length & 0x3f) << 8 | in.get() & 0xff;
                return name + name(in.duplicate().position(at));
            }
            var label = new byte[length];
            in.get(label);
            name.append(new String(label, StandardCharsets.ISO_8859_1)).append('.');
        }
        return name.toString();
    }
}
