package io.unkai.services.management.cloudtrail;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/** The DER form of RSA public keys without the frame that names the algorithm: {@code SEQUENCE(INTEGER n, INTEGER e)}. */
final class Pkcs1 {
    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;
    private static final int LONG_FORM = 0x80;

    private Pkcs1() {}

    static byte[] encode(RSAPublicKey key) {
        var numbers = new ByteArrayOutputStream();
        write(numbers, INTEGER, key.getModulus().toByteArray());
        write(numbers, INTEGER, key.getPublicExponent().toByteArray());
        var whole = new ByteArrayOutputStream();
        write(whole, SEQUENCE, numbers.toByteArray());
        return whole.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length < LONG_FORM) {
            out.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(LONG_FORM | length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
    }
}
