package io.unkai.services.compute.ec2.lease;

import io.unkai.planes.network.Ip;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the server says by DHCPv6 to a guest whose lease it knows. There is nothing to remember, as by {@link Dialogue}. */
final class Dialogue6 {
    /** The server, the same in every VPC: by the hardware address that guests know their router by. */
    static final byte[] SERVER = HexFormat.of().parseHex("000300010e0000000001");

    private static final int LONGEST_CLIENT = 130;
    private static final int MOST_IDENTITIES = 4;
    private static final int IDENTITY = 12;

    private final Lease6 lease;
    private final Message6 asked;

    private Dialogue6(Lease6 lease, Message6 asked) {
        this.lease = lease;
        this.asked = asked;
    }

    /** The answer, or null where there is none. */
    static @Nullable Message6 answer(Lease6 lease, Message6 asked) {
        var client = asked.options().first(Codes6.CLIENT);
        boolean known = client == null ? asked.type() == Codes6.INFORM : client.length <= LONGEST_CLIENT;
        var dialogue = new Dialogue6(lease, asked);
        return known && dialogue.isForServer() ? dialogue.answer() : null;
    }

    private boolean isForServer() {
        var server = asked.options().first(Codes6.SERVER);
        return switch (asked.type()) {
            case Codes6.SOLICIT, Codes6.CONFIRM, Codes6.REBIND -> server == null;
            case Codes6.REQUEST, Codes6.RENEW, Codes6.RELEASE, Codes6.DECLINE -> Arrays.equals(SERVER, server);
            default -> server == null || Arrays.equals(SERVER, server);
        };
    }

    private @Nullable Message6 answer() {
        return switch (asked.type()) {
            case Codes6.SOLICIT ->
                asked.options().first(Codes6.RAPID) == null
                        ? grant(Codes6.ADVERTISE, basics())
                        : grant(Codes6.REPLY, basics().put(Codes6.RAPID, new byte[0]));
            case Codes6.REQUEST, Codes6.RENEW, Codes6.REBIND -> grant(Codes6.REPLY, basics());
            case Codes6.CONFIRM -> confirm();
            case Codes6.RELEASE, Codes6.DECLINE -> message(Codes6.REPLY, basics().status(Codes6.SUCCESS));
            case Codes6.INFORM -> message(Codes6.REPLY, configure(basics()));
            default -> null;
        };
    }

    private Options6 basics() {
        var options = new Options6().put(Codes6.SERVER, SERVER);
        var client = asked.options().first(Codes6.CLIENT);
        return client == null ? options : options.put(Codes6.CLIENT, client);
    }

    private Options6 configure(Options6 options) {
        return options.putAll(lease.options(), asked.options());
    }

    /** The first identity of a client gets the address, and others nothing. */
    private Message6 grant(int type, Options6 options) {
        boolean first = true;
        for (var identity : identities()) {
            options.put(
                    Codes6.ADDRESSES,
                    first ? granted(identity) : head(identity, new Options6().status(Codes6.NO_ADDRESS)));
            first = false;
        }
        return message(type, configure(options));
    }

    private Stream<byte[]> whole() {
        return asked.options().all(Codes6.ADDRESSES).stream().filter(value -> value.length >= IDENTITY);
    }

    private List<byte[]> identities() {
        return whole().limit(MOST_IDENTITIES).toList();
    }

    /** Its address, and the end of any other that it thinks it has. */
    private byte[] granted(byte[] identity) {
        var inside = new Options6().put(Codes6.ADDRESS, address(lease.ip(), lease.preferred(), lease.valid()));
        addresses(identity)
                .filter(ip -> !ip.equals(lease.ip()))
                .distinct()
                .limit(MOST_IDENTITIES)
                .forEach(ip -> inside.put(Codes6.ADDRESS, address(ip, 0, 0)));
        return head(identity, inside);
    }

    private static Stream<Ip> addresses(byte[] identity) {
        var inside = Options6.read(identity, IDENTITY);
        return inside == null
                ? Stream.of()
                : inside.all(Codes6.ADDRESS).stream().map(Options6::ip).filter(Objects::nonNull);
    }

    private byte[] head(byte[] identity, Options6 inside) {
        return inside.write(ByteBuffer.allocate(IDENTITY)
                .put(identity, 0, 4)
                .putInt(lease.preferred() / 2)
                .putInt(lease.preferred() / 5 * 4)
                .array());
    }

    private static byte[] address(Ip ip, int preferred, int valid) {
        return ByteBuffer.allocate(24)
                .putLong(ip.high())
                .putLong(ip.low())
                .putInt(preferred)
                .putInt(valid)
                .array();
    }

    private @Nullable Message6 confirm() {
        var ips = whole().flatMap(Dialogue6::addresses).toList();
        if (ips.isEmpty()) {
            return null;
        }
        boolean right = ips.stream().allMatch(lease.ip()::equals);
        return message(Codes6.REPLY, basics().status(right ? Codes6.SUCCESS : Codes6.NOT_ON_LINK));
    }

    private Message6 message(int type, Options6 options) {
        return new Message6(type, asked.id(), options);
    }
}
