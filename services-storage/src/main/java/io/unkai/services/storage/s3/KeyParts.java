package io.unkai.services.storage.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link KeyBytes} wrote. */
final class KeyParts {
    private final ByteBuffer bytes;

    KeyParts(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    String raw(int length) {
        var text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    String rest() {
        return raw(bytes.remaining());
    }

    String closed() {
        var text = new ByteArrayOutputStream(bytes.remaining());
        while (true) {
            byte one = bytes.get();
            if (one == 0 && bytes.get() == 0) {
                return text.toString(StandardCharsets.UTF_8);
            }
            text.write(one);
        }
    }

    long longNumber() {
        return bytes.getLong();
    }

    int number() {
        return bytes.getInt();
    }
}
