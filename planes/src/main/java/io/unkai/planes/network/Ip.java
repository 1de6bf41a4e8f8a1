package io.unkai.planes.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address, in the order of numbers with all of IPv4 first.
 *
 * @param v6 whether it is an IPv6 address
 * @param high the upper 64 bits of an IPv6 address, or 0
 * @param low the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 */
public record Ip(boolean v6, long high, long low) implements Comparable<Ip> {
    private static final int BYTES4 = 4;
    private static final int BYTES6 = 16;
    private static final int MAX_TEXT = 45;
    private static final long MASK4 = 0xffff_ffffL;

    /** Checks the range. */
    public Ip {
        if (!v6 && (high != 0 || low != (low & MASK4))) {
            throw new IllegalArgumentException("not an IPv4 address");
        }
    }

    /** An IPv4 address of its 32 bits. */
    public static Ip v4(long bits) {
        return new Ip(false, 0, bits);
    }

    /**
     * Reads an address: four decimal numbers without leading zeros, or the text forms of RFC 4291 without zone or embedded IPv4.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Ip parse(String text) {
        var ip = tryParse(text);
        if (ip == null) {
            throw new IllegalArgumentException("'" + text + "' is not an IP address");
        }
        return ip;
    }

    /** Reads an address, or answers null where the text is none. */
    public static @Nullable Ip tryParse(String text) {
        if (text.length() > MAX_TEXT) {
            return null;
        }
        return text.indexOf(':') < 0 ? IpText.read4(text) : IpText.read6(text);
    }

    /** The address of this socket address. */
    public static Ip of(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == BYTES4
                ? v4(bytes.getInt() & MASK4)
                : new Ip(true, bytes.getLong(), bytes.getLong());
    }

    /** For use with sockets. */
    public InetAddress inet() {
        var bytes = ByteBuffer.allocate(v6 ? BYTES6 : BYTES4);
        if (v6) {
            bytes.putLong(high).putLong(low);
        } else {
            bytes.putInt((int) low);
        }
        try {
            return InetAddress.getByAddress(bytes.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many bits it has: 32 or 128. */
    public int bits() {
        return v6 ? 128 : 32;
    }

    /**
     * The address that many after this one, wrapping at the end.
     *
     * @param n may be negative
     */
    public Ip plus(long n) {
        if (!v6) {
            return v4((low + n) & MASK4);
        }
        long sum = low + n;
        boolean carried = n >= 0 && Long.compareUnsigned(sum, low) < 0;
        boolean borrowed = n < 0 && Long.compareUnsigned(sum, low) > 0;
        return new Ip(true, high + (carried ? 1 : 0) - (borrowed ? 1 : 0), sum);
    }

    /** This address with all bits after the first ones cleared. */
    Ip masked(int prefix) {
        if (!v6) {
            return v4(prefix == 0 ? 0 : low & (MASK4 << (32 - prefix)) & MASK4);
        }
        return new Ip(true, high & mask(prefix), low & mask(prefix - 64));
    }

    private static long mask(int prefix) {
        return prefix <= 0 ? 0 : prefix >= 64 ? -1 : -1L << (64 - prefix);
    }

    @Override
    public int compareTo(Ip other) {
        if (v6 != other.v6) {
            return v6 ? 1 : -1;
        }
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    /** The usual text; IPv6 as RFC 5952 says. */
    @Override
    public String toString() {
        return v6 ? IpText.write6(this) : IpText.write4(low);
    }
}
