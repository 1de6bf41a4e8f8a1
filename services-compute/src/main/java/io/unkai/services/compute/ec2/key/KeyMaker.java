package io.unkai.services.compute.ec2.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Makes pairs of keys. */
@FunctionalInterface
public interface KeyMaker {
    /** A new pair. */
    KeyPair make(KeyKind kind);

    /** A new pair from the system's own randomness. */
    static KeyPair fromSystem(KeyKind kind) {
        try {
            var generator = KeyPairGenerator.getInstance(kind.algorithm());
            if (kind == KeyKind.RSA) {
                generator.initialize(KeyKind.RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make " + kind.algorithm() + " keys", e);
        }
    }
}
