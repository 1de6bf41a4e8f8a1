package io.unkai.services.compute.ec2.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.network.Ip;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static final String MAC = "02:00:00:00:00:0a";
    private static final int FILE = 108;
    private static final int OPTIONS = 240;

    /** A request as a client writes it: selecting, with a client id, and asking for four options. */
    private static byte[] request() {
        return HexFormat.of()
                .parseHex("01010600" + "1a2b3c4d" + "00058000" + "0a000005" + "00000000" + "00000000" + "00000000"
                        + "02000000000a" + "00".repeat(10 + 64 + 128) + "63825363"
                        + "350103" + "00" + "3d0701" + "02000000000a" + "32040a000005" + "36040a000001" + "390205dc"
                        + "3704" + "0103060c" + "ff" + "00".repeat(20));
    }

    private static Message read(byte[] bytes) {
        return Objects.requireNonNull(Message.read(bytes));
    }

    @Test
    void readsWhatAClientWrites() {
        var read = read(request());
        assertThat(read.request()).isTrue();
        assertThat(read.id()).isEqualTo(0x1a2b_3c4d);
        assertThat(read.broadcast()).isTrue();
        assertThat(read.client()).isEqualTo(Ip.parse("10.0.0.5"));
        assertThat(read.mac()).isEqualTo(MAC);
        var options = read.options();
        assertThat(options.number(Codes.TYPE, 1)).isEqualTo(Codes.REQUEST);
        assertThat(options.number(Codes.MAX_SIZE, 2)).isEqualTo(1500);
        assertThat(options.number(Codes.MAX_SIZE, 1)).as("of another length").isEqualTo(-1);
        assertThat(options.ip(Codes.REQUESTED)).isEqualTo(Ip.parse("10.0.0.5"));
        assertThat(options.ip(Codes.CLIENT)).as("no address").isNull();
        assertThat(options.get(Codes.WANTED)).containsExactly(1, 3, 6, 12);
    }

    @Test
    void writesWhatItReads() {
        var once = read(request()).write(Message.LONGEST);
        assertThat(once).hasSize(300);
        assertThat(read(once).write(Message.LONGEST)).isEqualTo(once);
        assertThat(Arrays.copyOf(once, 44)).as("but for the seconds").isEqualTo(header());
    }

    private static byte[] header() {
        return ByteBuffer.wrap(Arrays.copyOf(request(), 44))
                .putShort(8, (short) 0)
                .array();
    }

    @Test
    void putsTogetherWhatComesInParts() {
        var options = new Options();
        assertThat(options.read(HexFormat.of().parseHex("0f0261620f02636400ff0f0165"), 0, 13))
                .isTrue();
        assertThat(options.get(Codes.DOMAIN)).asString().isEqualTo("abcd");
    }

    @Test
    void optionsGoOnInTheFieldsForFiles() {
        var bytes = request();
        bytes[OPTIONS] = Codes.OVERLOAD;
        bytes[OPTIONS + 2] = 1;
        bytes[FILE] = Codes.TYPE;
        bytes[FILE + 1] = 1;
        bytes[FILE + 2] = Codes.INFORM;
        bytes[FILE + 3] = (byte) Codes.END;
        assertThat(read(bytes).options().number(Codes.TYPE, 1)).isEqualTo(Codes.INFORM);
        bytes[FILE + 1] = (byte) 200;
        assertThat(Message.read(bytes)).as("torn there").isNull();
    }

    @Test
    void whatIsNoMessageIsNone() {
        refused("relayed", bytes -> bytes[27] = 1);
        refused("of another link", bytes -> bytes[1] = 6);
        refused("of another address", bytes -> bytes[2] = 16);
        refused("neither question nor answer", bytes -> bytes[0] = 3);
        refused("without cookie", bytes -> bytes[236] = 0);
        refused("torn", bytes -> bytes[OPTIONS + 1] = (byte) 255);
        assertThat(Message.read(new byte[0])).isNull();
        assertThat(Message.read(Arrays.copyOf(request(), OPTIONS - 1))).isNull();
        assertThat(Message.read(Arrays.copyOf(request(), Message.LONGEST))).isNotNull();
        assertThat(Message.read(Arrays.copyOf(request(), Message.LONGEST + 1))).isNull();
    }

    private static void refused(String why, Consumer<byte[]> change) {
        var bytes = request();
        change.accept(bytes);
        assertThat(Message.read(bytes)).as(why).isNull();
    }

    @Test
    void whatFindsNoRoomIsLeftOut() {
        var options = new Options().put8(Codes.TYPE, Codes.ACK);
        for (int code = 128; code < 138; code++) {
            options.put(code, new byte[100]);
        }
        options.put(Codes.DOMAIN, "d".repeat(Options.MOST + 1)).put(Codes.HOST_NAME, "a");
        var message = new Message(false, 1, false, Message.NOBODY, Message.NOBODY, MAC, options);
        var written = message.write(548);
        assertThat(written).hasSizeLessThanOrEqualTo(548);
        assertThat(read(written).options().get(129)).hasSize(100);
        assertThat(read(written).options().has(137)).isFalse();
        assertThat(read(written).options().has(Codes.DOMAIN)).isFalse();
        assertThat(read(written).options().get(Codes.HOST_NAME)).asString().isEqualTo("a");
        assertThat(message.write(-1)).hasSize(300);
        assertThat(read(message.write(Integer.MAX_VALUE)).options().has(137)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverComesIsNeverAnError(long seed) {
        var random = new Random(seed);
        var lease = new Lease(Ip.parse("10.0.0.5"), MAC, Ip.parse("10.0.0.1"), new Options().put16(Codes.MTU, 9001));
        for (int i = 0; i < 20_000; i++) {
            var bytes = Arrays.copyOf(request(), random.nextInt(OPTIONS - 3, OPTIONS + 90));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(4) == 0
                        ? random.nextInt(bytes.length)
                        : OPTIONS - 4 + random.nextInt(bytes.length - OPTIONS + 4);
                bytes[at] = (byte) random.nextInt();
            }
            var message = Message.read(bytes);
            var answer = message == null ? null : Dialogue.answer(lease, message);
            if (answer != null) {
                assertThat(Message.read(answer.write(548)))
                        .as("seed %d, round %d", seed, i)
                        .isNotNull();
            }
        }
    }
}
