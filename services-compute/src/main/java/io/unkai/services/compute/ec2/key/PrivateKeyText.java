package io.unkai.services.compute.ec2.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Private keys as files for {@code ssh}: PKCS #1 for RSA, OpenSSH's own form for Ed25519, both in PEM. */
final class PrivateKeyText {
    private static final int LINE = 64;

    private PrivateKeyText() {}

    static String pem(KeyKind kind, KeyPair pair) {
        try {
            var key = PrivateKeyFactory.createKey(pair.getPrivate().getEncoded());
            var label = kind == KeyKind.RSA ? "RSA PRIVATE KEY" : "OPENSSH PRIVATE KEY";
            return "-----BEGIN " + label + "-----\n"
                    + lines(OpenSSHPrivateKeyUtil.encodePrivateKey(key))
                    + "\n-----END " + label + "-----" + end(kind);
        } catch (IOException e) {
            throw new IllegalStateException("a private key cannot be encoded", e);
        }
    }

    /** OpenSSH reads its own form only where the last line is ended; for RSA EC2 leaves that away. */
    private static String end(KeyKind kind) {
        return kind == KeyKind.RSA ? "" : "\n";
    }

    /** In base64, {@value #LINE} characters a line. */
    static String lines(byte[] bytes) {
        var newline = "\n".getBytes(StandardCharsets.US_ASCII);
        return Base64.getMimeEncoder(LINE, newline).encodeToString(bytes);
    }
}
