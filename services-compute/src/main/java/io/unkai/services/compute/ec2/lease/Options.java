package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a message, in the order in which they are written. */
final class Options {
    /** What one option can hold. */
    static final int MOST = 255;

    private static final int IP_BYTES = 4;

    private final Map<Integer, byte[]> values = new LinkedHashMap<>();

    /** Reads options up to their end; false where they are torn. What comes in parts is put together (RFC 3396). */
    boolean read(byte[] message, int from, int to) {
        for (int at = from; at < to; ) {
            int code = message[at++] & 0xff;
            if (code == Codes.END) {
                return true;
            } else if (code == Codes.PAD) {
                continue;
            }
            if (at >= to || at + 1 + (message[at] & 0xff) > to) {
                return false;
            }
            int length = message[at++] & 0xff;
            append(code, Arrays.copyOfRange(message, at, at + length));
            at += length;
        }
        return true;
    }

    private void append(int code, byte[] part) {
        values.merge(code, part, (before, more) -> {
            var both = Arrays.copyOf(before, before.length + more.length);
            System.arraycopy(more, 0, both, before.length, more.length);
            return both;
        });
    }

    /** Writes them, without those that find no room, and their end. */
    void write(ByteBuffer out) {
        values.forEach((code, value) -> {
            if (value.length <= MOST && out.remaining() > value.length + 2) {
                out.put(code.byteValue()).put((byte) value.length).put(value);
            }
        });
        out.put((byte) Codes.END);
    }

    boolean has(int code) {
        return values.containsKey(code);
    }

    byte @Nullable [] get(int code) {
        return values.get(code);
    }

    /** A number of this many bytes, or -1. */
    int number(int code, int bytes) {
        var value = values.get(code);
        if (value == null || value.length != bytes) {
            return -1;
        }
        int number = 0;
        for (byte one : value) {
            number = number << 8 | one & 0xff;
        }
        return number;
    }

    /** An address, or null. */
    @Nullable
    Ip ip(int code) {
        var value = values.get(code);
        return value == null || value.length != IP_BYTES
                ? null
                : Ip.v4(Integer.toUnsignedLong(ByteBuffer.wrap(value).getInt()));
    }

    Options put(int code, byte[] value) {
        values.put(code, value);
        return this;
    }

    Options put(int code, Ip... ips) {
        return put(code, List.of(ips));
    }

    /** Leaves it out where there are none. */
    Options put(int code, List<Ip> ips) {
        if (!ips.isEmpty()) {
            var bytes = ByteBuffer.allocate(ips.size() * IP_BYTES);
            ips.forEach(ip -> bytes.putInt((int) ip.low()));
            values.put(code, bytes.array());
        }
        return this;
    }

    /** Leaves it out where it is empty, or could do harm where it is put into a file. */
    Options put(int code, String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            values.put(code, text.getBytes(StandardCharsets.US_ASCII));
        }
        return this;
    }

    Options put8(int code, int number) {
        return put(code, new byte[] {(byte) number});
    }

    Options put16(int code, int number) {
        return put(code, ByteBuffer.allocate(2).putShort((short) number).array());
    }

    Options put32(int code, int number) {
        return put(code, ByteBuffer.allocate(4).putInt(number).array());
    }

    /** Adds those of others that are asked for; all of them where a client does not say what it wants. */
    Options putAll(Options others, byte @Nullable [] wanted) {
        others.values.forEach((code, value) -> {
            if (wanted == null || contains(wanted, code)) {
                values.putIfAbsent(code, value);
            }
        });
        return this;
    }

    private static boolean contains(byte[] codes, int code) {
        for (byte one : codes) {
            if ((one & 0xff) == code) {
                return true;
            }
        }
        return false;
    }
}
