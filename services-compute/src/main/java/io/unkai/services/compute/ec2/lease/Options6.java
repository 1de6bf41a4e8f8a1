package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of a message, or within one of them: the same one may come several times. */
final class Options6 {
    private static final int HEAD = 4;
    private static final int IP_BYTES = 16;

    /** An option. */
    private static final class Option {
        private final int code;
        private final byte[] value;

        Option(int code, byte[] value) {
            this.code = code;
            this.value = value;
        }
    }

    private final List<Option> all = new ArrayList<>();

    /** Reads options, or answers null where they are torn. */
    static @Nullable Options6 read(byte[] bytes, int from) {
        var options = new Options6();
        int at = from;
        while (at < bytes.length) {
            if (bytes.length - at < HEAD) {
                return null;
            }
            var head = ByteBuffer.wrap(bytes, at, HEAD);
            int code = head.getShort() & 0xffff;
            int end = at + HEAD + (head.getShort() & 0xffff);
            if (end > bytes.length) {
                return null;
            }
            options.put(code, Arrays.copyOfRange(bytes, at + HEAD, end));
            at = end;
        }
        return options;
    }

    /** As they are on the wire, after something else. */
    byte[] write(byte[] before) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(before);
        for (var one : all) {
            out.writeBytes(ByteBuffer.allocate(HEAD)
                    .putShort((short) one.code)
                    .putShort((short) one.value.length)
                    .array());
            out.writeBytes(one.value);
        }
        return out.toByteArray();
    }

    /** All that have this code. */
    List<byte[]> all(int code) {
        return all.stream()
                .filter(one -> one.code == code)
                .map(one -> one.value)
                .toList();
    }

    /** The first that has this code, or null. */
    byte @Nullable [] first(int code) {
        var found = all(code);
        return found.isEmpty() ? null : found.getFirst();
    }

    Options6 put(int code, byte[] value) {
        all.add(new Option(code, value));
        return this;
    }

    Options6 status(int code) {
        return put(Codes6.STATUS, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Leaves it out where there are none. */
    Options6 put(int code, List<Ip> ips) {
        var bytes = ByteBuffer.allocate(ips.size() * IP_BYTES);
        ips.forEach(ip -> bytes.putLong(ip.high()).putLong(ip.low()));
        return ips.isEmpty() ? this : put(code, bytes.array());
    }

    /** Adds those of others that a client asks for. */
    Options6 putAll(Options6 others, Options6 asked) {
        others.all.stream().filter(one -> asked.wants(one.code)).forEach(all::add);
        return this;
    }

    private boolean wants(int code) {
        var wanted = first(Codes6.WANTED);
        if (wanted != null) {
            var codes = ByteBuffer.wrap(wanted);
            while (codes.remaining() >= 2) {
                if ((codes.getShort() & 0xffff) == code) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The address at the beginning of an option, or null. */
    static @Nullable Ip ip(byte[] value) {
        var in = ByteBuffer.wrap(value);
        return value.length < IP_BYTES ? null : new Ip(true, in.getLong(), in.getLong());
    }
}
