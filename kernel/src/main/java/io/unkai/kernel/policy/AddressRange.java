package io.unkai.kernel.policy;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of one prefix, of either version. */
final class AddressRange {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    private static final List<AddressRange> PRIVATE = List.of(
            new AddressRange(new byte[] {10, 0, 0, 0}, 8),
            new AddressRange(new byte[] {(byte) 172, 16, 0, 0}, 12),
            new AddressRange(new byte[] {(byte) 192, (byte) 168, 0, 0}, 16));

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Reads an address or an address with the length of its prefix; null where the text is neither. */
    static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = address(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            return null;
        }
        int all = network.length * Byte.SIZE;
        if (slash < 0) {
            return new AddressRange(network, all);
        }
        var bits = text.substring(slash + 1);
        if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > all) {
            return null;
        }
        return new AddressRange(network, Integer.parseInt(bits));
    }

    /** Never asks a name server. */
    private static byte @Nullable [] address(String text) {
        boolean v4 = V4.matcher(text).matches();
        if (!v4 && (text.indexOf(':') < 0 || !V6.matcher(text).matches())) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean contains(String text) {
        byte[] address = address(text);
        return address != null && contains(address);
    }

    private boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int shift = Math.max(0, Byte.SIZE - (bits - bit));
            int at = bit / Byte.SIZE;
            if ((address[at] & 0xFF) >> shift != (network[at] & 0xFF) >> shift) {
                return false;
            }
        }
        return true;
    }

    /** How many leading bits are fixed. */
    int bits() {
        return bits;
    }

    /** Whether it is of version 4. */
    boolean v4() {
        return network.length == 4;
    }

    /** Whether all of it is reserved for private networks, by RFC 1918. */
    boolean isPrivate() {
        return PRIVATE.stream().anyMatch(range -> range.bits <= bits && range.contains(network));
    }
}
