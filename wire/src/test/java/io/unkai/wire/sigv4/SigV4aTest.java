package io.unkai.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.interfaces.ECPublicKey;
import org.junit.jupiter.api.Test;

/** The key pair that AWS's own libraries test with. */
class SigV4aTest {
    @Test
    void theKeyPairOfASecretIsAwss() {
        var scalar = KeyDerivation.scalar("AKISORANDOMAASORANDOM", "q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom");
        var point = ((ECPublicKey) EcKeys.pair(scalar).getPublic()).getW();

        assertThat(scalar.toString(16)).isEqualTo("7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd");
        assertThat(point.getAffineX().toString(16))
                .isEqualTo("15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb");
        assertThat(point.getAffineY().toString(16))
                .isEqualTo("515242cedd82e94799482e4c0514b505afccf2c0c98d6a553bf539f424c5ec0");
    }
}
