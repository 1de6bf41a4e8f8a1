package io.unkai.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.id.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final byte[] SECRET = "wJalrXUtnFEMI".getBytes(StandardCharsets.UTF_8);

    private final Ids ids = new Random(42)::nextBytes;
    private final Sealer sealer = new Sealer(key(1), ids);

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open(sealer.seal(SECRET, "key"), "key")).isEqualTo(SECRET);
    }

    @Test
    void hidesWhatItSealed() {
        assertThat(new String(sealer.seal(SECRET, "key"), StandardCharsets.ISO_8859_1))
                .doesNotContain("wJalrXUtnFEMI");
    }

    @Test
    void neverSealsTheSameWayTwice() {
        assertThat(sealer.seal(SECRET, "key")).isNotEqualTo(sealer.seal(SECRET, "key"));
    }

    @Test
    void refusesEveryChangedBit() {
        var sealed = sealer.seal(SECRET, "key");
        for (int i = 0; i < sealed.length * 8; i++) {
            var changed = sealed.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            assertThat(sealer.open(changed, "key")).as("bit %d", i).isNull();
        }
    }

    @Test
    void refusesEveryTruncation() {
        var sealed = sealer.seal(SECRET, "key");
        for (int i = 0; i < sealed.length; i++) {
            assertThat(sealer.open(Arrays.copyOf(sealed, i), "key"))
                    .as("%d bytes", i)
                    .isNull();
        }
    }

    @Test
    void refusesAnotherPurposeAndAnotherKey() {
        var sealed = sealer.seal(SECRET, "key");
        assertThat(sealer.open(sealed, "other")).isNull();
        assertThat(new Sealer(key(2), ids).open(sealed, "key")).isNull();
    }

    @Test
    void wantsAWholeKey() {
        assertThatThrownBy(() -> new Sealer(new byte[16], ids)).hasMessageContaining("32 bytes");
    }

    private static byte[] key(int fill) {
        var key = new byte[Sealer.KEY_BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
