package io.unkai.wire.sigv4;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * Key pairs on P-256 from a private scalar. The platform multiplies points only inside a key agreement, which answers the x
 * coordinate: agreeing with the base point gives the public key's x, the curve's equation two candidates for y, and a trial
 * signature tells which.
 */
final class EcKeys {
    private EcKeys() {}

    /** The pair of a scalar between 1 and the order less 1. */
    static KeyPair pair(BigInteger scalar) {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            var curve = parameters.getParameterSpec(ECParameterSpec.class);
            var factory = KeyFactory.getInstance("EC");
            var privateKey = factory.generatePrivate(new ECPrivateKeySpec(scalar, curve));
            var base = factory.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve));
            var x = agree(privateKey, base);
            var y = rootOf(x, curve);
            var publicKey = factory.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
            if (!belongTogether(privateKey, publicKey)) {
                var other = ((ECFieldFp) curve.getCurve().getField()).getP().subtract(y);
                publicKey = factory.generatePublic(new ECPublicKeySpec(new ECPoint(x, other), curve));
            }
            return new KeyPair(publicKey, privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger agree(PrivateKey privateKey, PublicKey base) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(privateKey);
        agreement.doPhase(base, true);
        return new BigInteger(1, agreement.generateSecret());
    }

    /** A square root of x^3 + ax + b; the prime is 3 modulo 4. */
    private static BigInteger rootOf(BigInteger x, ECParameterSpec spec) {
        var curve = spec.getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        var square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        var bytes = signature.sign();
        signature.initVerify(publicKey);
        return signature.verify(bytes);
    }
}
