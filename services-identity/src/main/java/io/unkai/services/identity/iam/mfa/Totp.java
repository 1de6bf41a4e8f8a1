package io.unkai.services.identity.iam.mfa;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238): six digits, a new code every 30 seconds, HMAC-SHA-1. */
public final class Totp {
    /** Seconds that a code is shown. */
    public static final int PERIOD = 30;

    private static final int DIGITS = 1_000_000;
    private static final int NIBBLE = 0x0f;

    private Totp() {}

    /** Which code is shown at a time, counted from 1970. */
    public static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), PERIOD);
    }

    /** The code of a step. */
    public static String code(byte[] seed, long step) {
        var message = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            message[i] = (byte) (step >>> 8 * (Long.BYTES - 1 - i));
        }
        var hash = mac(seed, message);
        int offset = hash[hash.length - 1] & NIBBLE;
        int number = (hash[offset] & 0x7f) << 24
                | (hash[offset + 1] & 0xff) << 16
                | (hash[offset + 2] & 0xff) << 8
                | hash[offset + 3] & 0xff;
        return String.format(Locale.ROOT, "%06d", number % DIGITS);
    }

    /** Whether a code is that of a step. */
    static boolean matches(byte[] seed, long step, String code) {
        return MessageDigest.isEqual(
                code(seed, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] mac(byte[] seed, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks HMAC-SHA-1", e);
        }
    }
}
