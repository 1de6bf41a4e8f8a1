package io.unkai.planes.linux.crypt;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.block.DiskKey;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CryptFileTest {
    /** The first halves of e and pi, as in the vectors of IEEE 1619. */
    private static final DiskKey KEY = new DiskKey(HexFormat.of()
            .parseHex("2718281828459045235360287471352662497757247093699959574966967627"
                    + "3141592653589793238462643383279502884197169399375105820974944592"));

    private static final int SIZE = 64 << 10;

    @TempDir
    private Path folder = Path.of("");

    private Path blank() throws Exception {
        return Files.write(folder.resolve("disk"), new byte[SIZE]);
    }

    static Stream<XtsCipher> ciphers() {
        return Stream.of(new JavaXts(KEY), XtsCipher.of(KEY));
    }

    /** Vector 10 of IEEE 1619. */
    @ParameterizedTest
    @MethodSource("ciphers")
    void encryptsAsTheStandardSays(XtsCipher cipher) {
        byte[] sector = new byte[512];
        for (int i = 0; i < sector.length; i++) {
            sector[i] = (byte) i;
        }
        var data = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, sector);
        cipher.encrypt(data, 255);
        assertThat(HexFormat.of().formatHex(data.toArray(ValueLayout.JAVA_BYTE), 0, 32))
                .isEqualTo("1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b");
        cipher.decrypt(data, 255);
        assertThat(data.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(sector);
    }

    /** What one process wrote with a library the next one reads without. */
    @Test
    void allCiphersMeanTheSame() {
        long seed = 20_261_124;
        byte[] plain = new byte[300 * 512];
        new Random(seed).nextBytes(plain);
        var one = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, plain);
        var other = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, plain);
        new JavaXts(KEY).encrypt(one, 1L << 33);
        XtsCipher.of(KEY).encrypt(other, 1L << 33);
        assertThat(one.mismatch(other)).as("seed %d", seed).isEqualTo(-1);
        XtsCipher.of(KEY).decrypt(one, 1L << 33);
        assertThat(one.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(plain);
    }

    @Test
    void whatWasNeverWrittenIsZeros() throws Exception {
        try (var file = CryptFile.open(blank(), KEY, true)) {
            byte[] read = new byte[SIZE];
            Arrays.fill(read, (byte) 1);
            file.read(read, 0, read.length, 0);
            assertThat(read).containsOnly(0);
        }
    }

    @Test
    void keepsWhatIsWrittenAnywhereAndNothingOfItIsReadable() throws Exception {
        long seed = 20_261_123;
        var random = new Random(seed);
        byte[] wanted = new byte[SIZE];
        Path path = blank();
        try (var file = CryptFile.open(path, KEY, true)) {
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(SIZE - 3000);
                byte[] piece = "plaintext "
                        .repeat(300)
                        .substring(0, 1 + random.nextInt(3000))
                        .getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(piece, 0, wanted, from, piece.length);
                file.write(piece, 0, piece.length, from);
            }
            byte[] read = new byte[SIZE + 512];
            file.read(read, 0, read.length, 0);
            assertThat(Arrays.copyOf(read, SIZE)).as("seed %d", seed).isEqualTo(wanted);
            assertThat(Arrays.copyOfRange(read, SIZE, read.length)).containsOnly(0);
        }
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                .doesNotContain("plaintext");
    }

    @Test
    void saysNothingOfItsKey() {
        assertThat(KEY.toString()).isEqualTo("DiskKey");
        assertThat(KEY).isEqualTo(new DiskKey(KEY.bytes())).isNotEqualTo(new DiskKey(new byte[DiskKey.BYTES]));
    }
}
