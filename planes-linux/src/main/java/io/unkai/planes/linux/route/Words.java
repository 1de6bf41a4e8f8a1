package io.unkai.planes.linux.route;

import io.unkai.planes.network.Ip;
import java.util.HexFormat;

/** The words of a command, read one after the other. Whatever is not understood is refused. */
final class Words {
    private static final int MOST_PREFIX4 = 32;
    private static final int MOST_PREFIX6 = 128;

    private final String line;
    private final String[] words;
    private int at;

    Words(String line) {
        this.line = line;
        this.words = line.strip().split(" +", -1);
    }

    /**
     * An address with the length of its prefix.
     *
     * @param bits how many bits count
     */
    record Prefix(Ip ip, int bits) {
        byte[] bytes() {
            return octets(ip);
        }

        int family() {
            return ip.v6() ? Family.V6 : Family.V4;
        }

        /** The last address within it. */
        byte[] last() {
            var all = octets(ip);
            for (int bit = bits; bit < all.length * Byte.SIZE; bit++) {
                all[bit / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - bit % Byte.SIZE));
            }
            return all;
        }
    }

    /** How the kernel numbers the families of addresses. */
    static final class Family {
        static final int ANY = 0;
        static final int V4 = 2;
        static final int V6 = 10;

        private Family() {}
    }

    boolean isAtEnd() {
        return at == words.length;
    }

    String next() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("'" + line + "' is incomplete");
        }
        return words[at++];
    }

    /** Reads this word where it is the next one. */
    boolean skip(String word) {
        boolean is = !isAtEnd() && words[at].equals(word);
        at += is ? 1 : 0;
        return is;
    }

    int number() {
        var word = next();
        // What is above the positive half of 32 bits is as well a number for the kernel.
        return word.startsWith("0x") ? Integer.parseUnsignedInt(word.substring(2), 16) : Integer.parseUnsignedInt(word);
    }

    byte[] mac() {
        return HexFormat.ofDelimiter(":").parseHex(next());
    }

    Ip ip() {
        return Ip.parse(next());
    }

    /** A block, or a single address, or {@code default}. */
    Prefix prefix() {
        var word = next();
        if (word.equals("default")) {
            return new Prefix(Ip.v4(0), 0);
        }
        int slash = word.indexOf('/');
        var ip = Ip.parse(slash < 0 ? word : word.substring(0, slash));
        int most = ip.v6() ? MOST_PREFIX6 : MOST_PREFIX4;
        int bits = slash < 0 ? most : Integer.parseInt(word.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw unknown(word);
        }
        return new Prefix(ip, bits);
    }

    static byte[] octets(Ip ip) {
        return ip.inet().getAddress();
    }

    IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException("'" + word + "' in '" + line + "' is not known here");
    }
}
