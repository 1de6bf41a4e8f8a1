package io.unkai.planes.network;

import org.jspecify.annotations.Nullable;

/**
 * A block of addresses.
 *
 * @param first its first address: the bits after the prefix are zero
 * @param prefix how many bits all its addresses share
 */
public record Cidr(Ip first, int prefix) implements Comparable<Cidr> {
    /** All of IPv4. */
    public static final Cidr ANY4 = parse("0.0.0.0/0");
    /** All of IPv6. */
    public static final Cidr ANY6 = parse("::/0");

    private static final int MAX_DIGITS = 3;

    /** Checks that it is a block. */
    public Cidr {
        if (prefix < 0 || prefix > first.bits() || !first.masked(prefix).equals(first)) {
            throw new IllegalArgumentException(first + "/" + prefix + " is not a CIDR block");
        }
    }

    /** The block of this address alone. */
    public static Cidr of(Ip ip) {
        return new Cidr(ip, ip.bits());
    }

    /**
     * Reads a block in CIDR notation; bits after the prefix must be zero.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Cidr parse(String text) {
        var read = tryParse(text);
        if (read == null) {
            throw new IllegalArgumentException("'" + text + "' is not a CIDR block");
        }
        return read;
    }

    /** Reads a block, or answers null where the text is none. */
    public static @Nullable Cidr tryParse(String text) {
        var read = tryMask(text);
        int slash = text.indexOf('/');
        return read != null && read.first.equals(Ip.tryParse(text.substring(0, slash))) ? read : null;
    }

    /** Reads a block of which any address may be given, as most of EC2 does; null where the text is none. */
    public static @Nullable Cidr tryMask(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return null;
        }
        var ip = Ip.tryParse(text.substring(0, slash));
        var digits = text.substring(slash + 1);
        boolean number = !digits.isEmpty()
                && digits.length() <= MAX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (ip == null || !number || digits.length() > 1 && digits.charAt(0) == '0') {
            return null;
        }
        int prefix = Integer.parseInt(digits);
        return prefix > ip.bits() ? null : new Cidr(ip.masked(prefix), prefix);
    }

    /** Whether these are addresses of IPv6. */
    public boolean v6() {
        return first.v6();
    }

    /** Whether the address is one of its. */
    public boolean contains(Ip ip) {
        return ip.v6() == v6() && ip.masked(prefix).equals(first);
    }

    /** Whether all addresses of the other are its, too. */
    public boolean contains(Cidr other) {
        return other.prefix >= prefix && contains(other.first);
    }

    /** Whether they share an address. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** How many addresses it has, at most {@link Long#MAX_VALUE}. */
    public long size() {
        int free = first.bits() - prefix;
        return free >= 63 ? Long.MAX_VALUE : 1L << free;
    }

    /** Its last address. */
    public Ip last() {
        if (!v6()) {
            return first.plus(size() - 1);
        }
        int free = 128 - prefix;
        long low = free >= 64 ? -1 : first.low() | ((1L << free) - 1);
        long high = free <= 64 ? first.high() : free == 128 ? -1 : first.high() | ((1L << (free - 64)) - 1);
        return new Ip(true, high, low);
    }

    @Override
    public int compareTo(Cidr other) {
        int order = first.compareTo(other.first);
        return order != 0 ? order : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
