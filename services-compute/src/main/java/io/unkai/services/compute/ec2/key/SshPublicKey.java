package io.unkai.services.compute.ec2.key;

import io.unkai.kernel.schema.Blob;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.jspecify.annotations.Nullable;

/**
 * A public key.
 *
 * @param kind what it is
 * @param ssh its bytes as SSH has them
 * @param der its bytes as X.509 has them
 */
public record SshPublicKey(KeyKind kind, Blob ssh, Blob der) {
    private static final int MIN_RSA_BITS = 1024;
    private static final int MAX_RSA_BITS = 16_384;

    /** A key that Java made. */
    static SshPublicKey of(PublicKey key) {
        var read = ofDer(key.getEncoded());
        if (read == null) {
            throw new IllegalArgumentException("not a key of a known kind: " + key.getAlgorithm());
        }
        return read;
    }

    /** A key as X.509 has it, or null where this is none that EC2 takes. */
    static @Nullable SshPublicKey ofDer(byte[] der) {
        try {
            return of(PublicKeyFactory.createKey(der));
        } catch (IOException | RuntimeException notOne) {
            return null;
        }
    }

    /** A key as SSH has it, or null where this is none that EC2 takes. */
    static @Nullable SshPublicKey ofSsh(byte[] bytes) {
        try {
            return of(OpenSSHPublicKeyUtil.parsePublicKey(bytes));
        } catch (IOException | RuntimeException notOne) {
            return null;
        }
    }

    private static @Nullable SshPublicKey of(AsymmetricKeyParameter key) throws IOException {
        var kind = kind(key);
        if (kind == null) {
            return null;
        }
        var der = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
        return new SshPublicKey(kind, Blob.wrap(OpenSSHPublicKeyUtil.encodePublicKey(key)), Blob.wrap(der));
    }

    private static @Nullable KeyKind kind(AsymmetricKeyParameter key) {
        if (key instanceof Ed25519PublicKeyParameters) {
            return KeyKind.ED25519;
        }
        if (key instanceof RSAKeyParameters rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS ? KeyKind.RSA : null;
        }
        return null;
    }

    /** The line of an {@code authorized_keys} file. */
    public String line(String comment) {
        return kind.ssh() + ' ' + Base64.getEncoder().encodeToString(ssh.shared()) + ' ' + comment;
    }
}
