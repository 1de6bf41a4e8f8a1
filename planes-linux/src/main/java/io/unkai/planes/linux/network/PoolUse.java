package io.unkai.planes.linux.network;

import io.unkai.planes.network.Cidr;
import io.unkai.planes.network.Ip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who has addresses of a block that is to be the internet of a cloud: what a cloud takes is out of reach for its host. Looks only, at
 * routes, name servers, the names in {@code /etc/hosts} and connections that are open.
 */
public final class PoolUse {
    private static final int ADDRESS_DIGITS = 8;
    /** The column of {@code /proc/net/route} that has the mask. */
    private static final int MASK = 7;

    private static final int ESTABLISHED_FIELDS = 4;

    private final Path root;

    /** @param root the host's file system, {@code /} but in tests */
    public PoolUse(Path root) {
        this.root = root;
    }

    /**
     * Who uses addresses of this block, and what helps; empty where nobody does.
     *
     * @param own the device of this cloud: where it is there, the block is taken already, by this cloud
     */
    public Optional<String> conflict(Cidr pool, String own) {
        if (Files.exists(root.resolve("sys/class/net").resolve(own))) {
            return Optional.empty();
        }
        return Stream.<Function<Cidr, Optional<String>>>of(this::route, this::server, this::name, this::connection)
                .flatMap(look -> look.apply(pool).stream())
                .findFirst()
                .map(user -> "the public addresses " + pool + " are in use on this host by " + user
                        + "; start with --public-pool and a block that is free");
    }

    private Optional<String> route(Cidr pool) {
        return lines("proc/net/route")
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length > MASK && !fields[MASK].equals("00000000"))
                .filter(fields -> pool.overlaps(new Cidr(address(fields[1]), bits(fields[MASK]))))
                .map(fields -> fields[0].startsWith(Names.PREFIX + "-")
                        ? "another cloud (device " + fields[0] + ")"
                        : "a route of the device " + fields[0])
                .findFirst();
    }

    private Optional<String> server(Cidr pool) {
        return lines("etc/resolv.conf")
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 1 && words[0].equals("nameserver") && isIn(pool, words[1]))
                .map(words -> "the name server " + words[1])
                .findFirst();
    }

    private Optional<String> name(Cidr pool) {
        return lines("etc/hosts")
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length > 1 && isIn(pool, words[0]))
                .map(words -> words[1] + " in /etc/hosts")
                .findFirst();
    }

    private Optional<String> connection(Cidr pool) {
        return Stream.concat(lines("proc/net/tcp"), lines("proc/net/tcp6"))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length >= ESTABLISHED_FIELDS && fields[3].equals("01"))
                .map(fields -> fields[2].substring(0, Math.max(0, fields[2].indexOf(':'))))
                .filter(remote -> remote.length() >= ADDRESS_DIGITS)
                // An IPv4 address that a socket for IPv6 talks to is in its last digits.
                .map(remote -> address(remote.substring(remote.length() - ADDRESS_DIGITS)))
                .filter(pool::contains)
                .map(remote -> "a connection to " + remote)
                .findFirst();
    }

    private static boolean isIn(Cidr pool, String word) {
        @Nullable Cidr address = Cidr.tryParse(word + "/32");
        return address != null && pool.overlaps(address);
    }

    /** An address as the kernel prints it: the number that its four bytes are in this machine's order. */
    private static Ip address(String hex) {
        int number = Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16));
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            number = Integer.reverseBytes(number);
        }
        var text = new StringBuilder();
        for (byte part : ByteBuffer.allocate(Integer.BYTES).putInt(number).array()) {
            text.append(text.isEmpty() ? "" : ".").append(part & 0xff);
        }
        return Ip.parse(text.toString());
    }

    private static int bits(String mask) {
        int bits = 0;
        for (byte part : HexFormat.of().parseHex(mask)) {
            bits += Integer.bitCount(part & 0xff);
        }
        return bits;
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file), StandardCharsets.ISO_8859_1).stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}
