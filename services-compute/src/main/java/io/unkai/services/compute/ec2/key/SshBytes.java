package io.unkai.services.compute.ec2.key;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes the data types of SSH (RFC 4251). */
final class SshBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    SshBytes number(int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
        return this;
    }

    SshBytes text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    SshBytes bytes(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** A positive number. */
    SshBytes integer(BigInteger value) {
        return bytes(value.toByteArray());
    }

    byte[] done() {
        return out.toByteArray();
    }
}
