package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Ip;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Dialogue6Test {
    private static final Ip OWN = Ip.parse("2001:db8::5");
    private static final Ip OTHER = Ip.parse("2001:db8::6");
    private static final Ip RESOLVER = Ip.parse("2001:db8::53");
    private static final int ID = 0xab_cdef;
    private static final byte[] DOMAINS = {1, 'a', 1, 'b', 0};
    private static final Lease6 LEASE = new Lease6(
            OWN,
            Lease6.PREFERRED,
            new Options6().put(Codes6.NAME_SERVERS, List.of(RESOLVER)).put(Codes6.DOMAINS, DOMAINS));
    private static final byte[] CLIENT = {0, 3, 0, 1, 2, 0, 0, 0, 0, 10};

    /** An identity, with addresses that it thinks it has. */
    private static byte[] identity(int id, Ip... ips) {
        var inside = new Options6();
        for (var ip : ips) {
            inside.put(
                    Codes6.ADDRESS,
                    ByteBuffer.allocate(24).putLong(ip.high()).putLong(ip.low()).array());
        }
        return inside.write(ByteBuffer.allocate(12).putInt(id).array());
    }

    private static @Nullable Message6 ask(int type, UnaryOperator<Options6> options) {
        var asked = new Message6(type, ID, options.apply(new Options6().put(Codes6.CLIENT, CLIENT)));
        var read = Objects.requireNonNull(Message6.read(asked.write()));
        var answer = Dialogue6.answer(LEASE, read);
        return answer == null ? null : Message6.read(answer.write());
    }

    private static Message6 answer(int type, UnaryOperator<Options6> options) {
        return Objects.requireNonNull(ask(type, options));
    }

    private static Options6 server(Options6 options) {
        return options.put(Codes6.SERVER, Dialogue6.SERVER);
    }

    /** What an answer says of its first identity. */
    private static Options6 inside(Message6 answer) {
        var identity = Objects.requireNonNull(answer.options().first(Codes6.ADDRESSES));
        return Objects.requireNonNull(Options6.read(identity, 12));
    }

    private static void granted(int type, Message6 answer) {
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.id()).isEqualTo(ID);
        assertThat(answer.options().first(Codes6.CLIENT)).isEqualTo(CLIENT);
        assertThat(answer.options().first(Codes6.SERVER)).isEqualTo(Dialogue6.SERVER);
        var address = ByteBuffer.wrap(Objects.requireNonNull(inside(answer).first(Codes6.ADDRESS)));
        assertThat(new Ip(true, address.getLong(), address.getLong())).isEqualTo(OWN);
        assertThat(address.getInt()).isEqualTo(140);
        assertThat(address.getInt()).isEqualTo(450);
    }

    private static int status(Message6 answer) {
        return ByteBuffer.wrap(Objects.requireNonNull(answer.options().first(Codes6.STATUS)))
                .getShort();
    }

    @Test
    void everyWayToAskLeadsToTheInterfacesAddress() {
        granted(Codes6.ADVERTISE, answer(Codes6.SOLICIT, options -> options.put(Codes6.ADDRESSES, identity(1, OTHER))));
        granted(
                Codes6.REPLY,
                answer(
                        Codes6.SOLICIT,
                        options -> options.put(Codes6.ADDRESSES, identity(1)).put(Codes6.RAPID, new byte[0])));
        for (int type : new int[] {Codes6.REQUEST, Codes6.RENEW}) {
            granted(Codes6.REPLY, answer(type, options -> server(options).put(Codes6.ADDRESSES, identity(1, OWN))));
            assertThat(ask(type, options -> options)).as("to any server").isNull();
            assertThat(ask(type, options -> options.put(Codes6.SERVER, CLIENT)))
                    .as("to another server")
                    .isNull();
        }
        granted(Codes6.REPLY, answer(Codes6.REBIND, options -> options.put(Codes6.ADDRESSES, identity(1, OWN))));
    }

    @Test
    void aWrongAddressEnds() {
        var answer = answer(Codes6.REBIND, options -> options.put(Codes6.ADDRESSES, identity(1, OTHER)));
        var wrong = ByteBuffer.wrap(inside(answer).all(Codes6.ADDRESS).getLast());
        assertThat(new Ip(true, wrong.getLong(), wrong.getLong())).isEqualTo(OTHER);
        assertThat(wrong.getLong()).as("lifetimes").isZero();
    }

    @Test
    void oneAddressIsForOneIdentity() {
        var answer = answer(
                Codes6.SOLICIT,
                options -> options.put(Codes6.ADDRESSES, identity(1)).put(Codes6.ADDRESSES, identity(2)));
        granted(Codes6.ADVERTISE, answer);
        var second = answer.options().all(Codes6.ADDRESSES).getLast();
        assertThat(Objects.requireNonNull(Options6.read(second, 12)).first(Codes6.STATUS))
                .containsExactly(0, Codes6.NO_ADDRESS);
    }

    @Test
    void confirms() {
        assertThat(status(answer(Codes6.CONFIRM, options -> options.put(Codes6.ADDRESSES, identity(1, OWN)))))
                .isEqualTo(Codes6.SUCCESS);
        assertThat(status(answer(Codes6.CONFIRM, options -> options.put(Codes6.ADDRESSES, identity(1, OTHER)))))
                .isEqualTo(Codes6.NOT_ON_LINK);
        assertThat(ask(Codes6.CONFIRM, options -> options)).isNull();
    }

    @Test
    void whatIsGivenBackStaysTheInterfaces() {
        for (int type : new int[] {Codes6.RELEASE, Codes6.DECLINE}) {
            assertThat(status(answer(type, Dialogue6Test::server))).isEqualTo(Codes6.SUCCESS);
        }
    }

    @Test
    void saysWhatIsAskedFor() {
        var answer = answer(Codes6.INFORM, options -> options.put(Codes6.WANTED, new byte[] {0, 23, 0, 24, 0}));
        assertThat(Options6.ip(Objects.requireNonNull(answer.options().first(Codes6.NAME_SERVERS))))
                .isEqualTo(RESOLVER);
        assertThat(answer.options().first(Codes6.DOMAINS)).isEqualTo(DOMAINS);
        assertThat(answer(Codes6.INFORM, options -> options).options().first(Codes6.DOMAINS))
                .isNull();
    }

    @Test
    void whoDoesNotSayWhoItIsGetsNothing() {
        assertThat(Dialogue6.answer(LEASE, new Message6(Codes6.SOLICIT, ID, new Options6())))
                .isNull();
        var longest = new Options6().put(Codes6.CLIENT, new byte[131]);
        assertThat(Dialogue6.answer(LEASE, new Message6(Codes6.SOLICIT, ID, longest)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverComesIsNeverAnError(long seed) {
        var random = new Random(seed);
        var whole = new Message6(
                        Codes6.SOLICIT,
                        ID,
                        new Options6()
                                .put(Codes6.CLIENT, CLIENT)
                                .put(Codes6.ADDRESSES, identity(1, OWN, OTHER))
                                .put(Codes6.WANTED, new byte[] {0, 23, 0, 24}))
                .write();
        for (int i = 0; i < 20_000; i++) {
            var bytes = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(1, whole.length) : whole.length);
            for (int change = random.nextInt(5); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 16 : 256);
            }
            var asked = Message6.read(bytes);
            var answer = asked == null ? null : Dialogue6.answer(LEASE, asked);
            if (answer != null) {
                assertThat(Message6.read(answer.write()))
                        .as("seed %d, round %d", seed, i)
                        .isNotNull();
            }
        }
    }
}
