package io.unkai.planes.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {
    @ParameterizedTest
    @CsvSource({
        "MD5, 25f9e794323b453885f5181f1b624d0b",
        "CRC32, cbf43926",
        "CRC32C, e3069283",
        "CRC64NVME, ae8b14860a799888",
        "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
        "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
    })
    void hasThePublishedCheckValue(Digest kind, String expected) {
        var digest = kind.of("123456789".getBytes(StandardCharsets.US_ASCII));
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected);
    }

    @Test
    void doesNotDependOnHowBytesArrive() {
        var random = new Random(11);
        var bytes = new byte[10_007];
        random.nextBytes(bytes);
        for (var kind : Digest.values()) {
            var hasher = kind.hasher();
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(1 + random.nextInt(50), bytes.length - at);
                hasher.update(bytes, at, count);
                at += count;
            }
            assertThat(hasher.finish()).as("%s", kind).isEqualTo(kind.of(bytes));
        }
    }
}
