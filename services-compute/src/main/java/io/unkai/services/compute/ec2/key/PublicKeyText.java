package io.unkai.services.compute.ec2.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms in which public keys are imported: a line of OpenSSH, a file of RFC 4716, X.509 in PEM, base64 or DER. */
public final class PublicKeyText {
    /** Most bytes that are looked at. */
    static final int MAX_BYTES = 32 << 10;

    private static final String BEGIN_4716 = "---- BEGIN SSH2 PUBLIC KEY ----";
    private static final String END_4716 = "---- END SSH2 PUBLIC KEY ----";
    private static final String BEGIN_PEM = "-----BEGIN PUBLIC KEY-----";
    private static final String END_PEM = "-----END PUBLIC KEY-----";

    private PublicKeyText() {}

    /** The key, or null where it is none that EC2 takes. */
    public static @Nullable SshPublicKey read(byte[] material) {
        if (material.length > MAX_BYTES) {
            return null;
        }
        var text = new String(material, StandardCharsets.UTF_8).strip();
        for (var kind : KeyKind.values()) {
            if (text.startsWith(kind.ssh() + ' ')) {
                var key = ssh(text.split("\\s+")[1]);
                return key != null && key.kind() == kind ? key : null;
            }
        }
        if (text.startsWith(BEGIN_4716)) {
            return ssh(body4716(text));
        }
        if (text.startsWith(BEGIN_PEM) && text.endsWith(END_PEM)) {
            return der(text.substring(BEGIN_PEM.length(), text.length() - END_PEM.length()));
        }
        var inner = der(text);
        return inner == null ? SshPublicKey.ofDer(material) : inner;
    }

    /** Without headers, which may go on in the next line after a backslash. */
    private static String body4716(String text) {
        int end = text.indexOf(END_4716);
        if (end < 0) {
            return "";
        }
        var lines = text.substring(BEGIN_4716.length(), end).replace("\\\n", "");
        return lines.lines().filter(line -> line.indexOf(':') < 0).collect(Collectors.joining());
    }

    private static @Nullable SshPublicKey ssh(String base64) {
        var bytes = decode(base64);
        return bytes == null ? null : SshPublicKey.ofSsh(bytes);
    }

    private static @Nullable SshPublicKey der(String base64) {
        var bytes = decode(base64);
        return bytes == null ? null : SshPublicKey.ofDer(bytes);
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
