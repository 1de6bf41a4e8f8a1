package io.unkai.services.compute.ec2.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Private keys as files for PuTTY, in version 2 of its format and without a passphrase. */
final class PuttyKey {
    private static final String UNENCRYPTED = "none";

    private PuttyKey() {}

    static String ppk(SshPublicKey key, KeyPair pair, String comment) {
        var publicBytes = key.ssh().shared();
        var privateBytes = privateBytes(pair);
        var publicText = PrivateKeyText.lines(publicBytes);
        var privateText = PrivateKeyText.lines(privateBytes);
        var signed = new SshBytes()
                .text(key.kind().ssh())
                .text(UNENCRYPTED)
                .text(comment)
                .bytes(publicBytes)
                .bytes(privateBytes)
                .done();
        return "PuTTY-User-Key-File-2: " + key.kind().ssh() + "\nEncryption: " + UNENCRYPTED + "\nComment: " + comment
                + "\nPublic-Lines: " + publicText.lines().count() + '\n' + publicText
                + "\nPrivate-Lines: " + privateText.lines().count() + '\n' + privateText
                + "\nPrivate-MAC: " + mac(signed);
    }

    private static byte[] privateBytes(KeyPair pair) {
        return switch (pair.getPrivate()) {
            case RSAPrivateCrtKey rsa ->
                new SshBytes()
                        .integer(rsa.getPrivateExponent())
                        .integer(rsa.getPrimeP())
                        .integer(rsa.getPrimeQ())
                        .integer(rsa.getCrtCoefficient())
                        .done();
            case EdECPrivateKey ed25519 ->
                new SshBytes().bytes(ed25519.getBytes().orElseThrow()).done();
            default -> throw new IllegalArgumentException("not a key that PuTTY has a form of here");
        };
    }

    private static String mac(byte[] signed) {
        try {
            var key = MessageDigest.getInstance("SHA-1")
                    .digest("putty-private-key-file-mac-key".getBytes(StandardCharsets.US_ASCII));
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
