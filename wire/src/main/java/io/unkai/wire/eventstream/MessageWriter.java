package io.unkai.wire.eventstream;

import io.unkai.kernel.schema.Blob;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** Messages to bytes. */
public final class MessageWriter {
    private MessageWriter() {}

    /**
     * Frames a message.
     *
     * @throws IllegalArgumentException if it is larger than a message may be
     */
    public static byte[] write(Message message) {
        var headers = headers(message.headers());
        int total = Message.PRELUDE_BYTES + headers.length + message.payload().size() + Message.CHECKSUM_BYTES;
        if (headers.length > Message.MOST_HEADER_BYTES || total > Message.MOST_BYTES) {
            throw new IllegalArgumentException("message of " + total + " bytes, headers of " + headers.length);
        }
        var bytes = ByteBuffer.allocate(total);
        bytes.putInt(total).putInt(headers.length);
        bytes.putInt(crc(bytes.array(), bytes.position()));
        bytes.put(headers).put(message.payload().shared());
        bytes.putInt(crc(bytes.array(), bytes.position()));
        return bytes.array();
    }

    static int crc(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] headers(Map<String, Object> headers) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var header : headers.entrySet()) {
                var name = header.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeByte(name.length);
                out.write(name);
                value(out, header.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void value(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Boolean bool -> out.writeByte(bool ? HeaderType.TRUE : HeaderType.FALSE);
            case Byte number -> {
                out.writeByte(HeaderType.BYTE);
                out.writeByte(number);
            }
            case Short number -> {
                out.writeByte(HeaderType.SHORT);
                out.writeShort(number);
            }
            case Integer number -> {
                out.writeByte(HeaderType.INTEGER);
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte(HeaderType.LONG);
                out.writeLong(number);
            }
            case Blob blob -> sized(out, HeaderType.BYTES, blob.shared());
            case String text -> sized(out, HeaderType.STRING, text.getBytes(StandardCharsets.UTF_8));
            case Instant instant -> {
                out.writeByte(HeaderType.TIMESTAMP);
                out.writeLong(instant.toEpochMilli());
            }
            case UUID uuid -> {
                out.writeByte(HeaderType.UUID);
                out.writeLong(uuid.getMostSignificantBits());
                out.writeLong(uuid.getLeastSignificantBits());
            }
            default -> throw new IllegalArgumentException("no header value: " + value.getClass());
        }
    }

    private static void sized(DataOutputStream out, int type, byte[] bytes) throws IOException {
        if (bytes.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("header of " + bytes.length + " bytes");
        }
        out.writeByte(type);
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
