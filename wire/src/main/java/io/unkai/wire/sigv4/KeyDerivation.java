package io.unkai.wire.sigv4;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** How secrets become signing keys, as AWS documents it. */
final class KeyDerivation {
    /** The order of the base point of P-256. */
    static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** Counter values that are tried; a second one is needed once in 2^32. */
    private static final int MAX_COUNTER = 254;

    private KeyDerivation() {}

    /** The key of Signature Version 4. */
    static byte[] hmac(String secret, Scope scope) {
        var key = Hash.hmac(utf8("AWS4" + secret), utf8(scope.date()));
        key = Hash.hmac(key, utf8(scope.region()));
        key = Hash.hmac(key, utf8(scope.service()));
        return Hash.hmac(key, utf8(Scope.TERMINATOR));
    }

    /** The private scalar of Signature Version 4A: NIST SP 800-108 in counter mode, until the candidate is in range. */
    static BigInteger scalar(String accessKey, String secret) {
        var key = utf8("AWS4A" + secret);
        for (int counter = 1; counter <= MAX_COUNTER; counter++) {
            var input = new ByteArrayOutputStream();
            input.writeBytes(new byte[] {0, 0, 0, 1});
            input.writeBytes(utf8(Algorithm.ECDSA.id()));
            input.write(0);
            input.writeBytes(utf8(accessKey));
            input.write(counter);
            input.writeBytes(new byte[] {0, 0, 1, 0});
            var candidate = new BigInteger(1, Hash.hmac(key, input.toByteArray()));
            if (candidate.compareTo(ORDER.subtract(BigInteger.TWO)) <= 0) {
                return candidate.add(BigInteger.ONE);
            }
        }
        throw new IllegalStateException("no key after " + MAX_COUNTER + " candidates");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
