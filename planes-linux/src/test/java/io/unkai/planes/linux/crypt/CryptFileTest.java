package io.unkai.planes.linux.crypt;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.planes.block.DiskKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** Vector 10 of IEEE 1619. */
    @Test
    void encryptsAsTheStandardSays() {
        byte[] sector = new byte[512];
        for (int i = 0; i < sector.length; i++) {
            sector[i] = (byte) i;
        }
        byte[] before = sector.clone();
        var cipher = new XtsCipher(KEY);
        cipher.encrypt(sector, 0, sector.length, 255);
        assertThat(HexFormat.of().formatHex(sector, 0, 32))
                .isEqualTo("1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b");
        cipher.decrypt(sector, 0, sector.length, 255);
        assertThat(sector).isEqualTo(before);
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
