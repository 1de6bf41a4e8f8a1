package io.unkai.services.identity.iam.certificate;

import io.unkai.kernel.error.ApiException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * RSA public keys in the forms of OpenSSH (RFC 4253) and PEM; IAM takes no others.
 *
 * @param exponent the public exponent
 * @param modulus the modulus
 */
record SshRsa(BigInteger exponent, BigInteger modulus) {
    private static final String TYPE = "ssh-rsa";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int LEAST_BITS = 2048;
    private static final int MOST_BITS = 16_384;
    private static final int PEM_LINE = 64;

    /**
     * Reads a key in either form.
     *
     * @throws ApiException UnrecognizedPublicKeyEncoding or InvalidPublicKey
     */
    static SshRsa parse(String text) {
        var trimmed = text.strip();
        if (!trimmed.startsWith(TYPE + ' ') && !trimmed.startsWith(BEGIN)) {
            throw new ApiException(
                    "UnrecognizedPublicKeyEncoding", "The public key encoding format is unsupported or unrecognized.");
        }
        SshRsa key;
        try {
            key = trimmed.startsWith(BEGIN) ? pem(trimmed) : openSsh(trimmed.split("\\s+", 3)[1]);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw invalid();
        }
        int bits = key.modulus.bitLength();
        if (bits < LEAST_BITS || bits > MOST_BITS || key.exponent.signum() <= 0) {
            throw invalid();
        }
        return key;
    }

    private static SshRsa pem(String text) throws GeneralSecurityException {
        int end = text.indexOf(END);
        if (end < 0) {
            throw invalid();
        }
        var der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), end));
        if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)) instanceof RSAPublicKey rsa) {
            return new SshRsa(rsa.getPublicExponent(), rsa.getModulus());
        }
        throw invalid();
    }

    private static SshRsa openSsh(String base64) {
        var in = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        if (!new String(field(in), StandardCharsets.US_ASCII).equals(TYPE)) {
            throw invalid();
        }
        return new SshRsa(new BigInteger(field(in)), new BigInteger(field(in)));
    }

    private static byte[] field(ByteBuffer in) {
        if (in.remaining() < Integer.BYTES) {
            throw invalid();
        }
        int length = in.getInt();
        if (length <= 0 || length > in.remaining()) {
            throw invalid();
        }
        var field = new byte[length];
        in.get(field);
        return field;
    }

    private static ApiException invalid() {
        return new ApiException("InvalidPublicKey", "The public key is malformed or otherwise invalid.");
    }

    private byte[] blob() {
        var out = new ByteArrayOutputStream();
        for (var field :
                new byte[][] {TYPE.getBytes(StandardCharsets.US_ASCII), exponent.toByteArray(), modulus.toByteArray()
                }) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
            out.writeBytes(field);
        }
        return out.toByteArray();
    }

    /** In the form of OpenSSH. */
    String openSsh() {
        return TYPE + ' ' + Base64.getEncoder().encodeToString(blob());
    }

    /** As a public key in PEM. */
    String pem() {
        try {
            var der = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                    .getEncoded();
            var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
            return BEGIN + '\n' + lines + '\n' + END;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime does not take a key it has read", e);
        }
    }

    /** MD5 of the key, as SSH shows it. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("MD5").digest(blob()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks MD5", e);
        }
    }
}
