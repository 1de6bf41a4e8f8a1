package io.unkai.wire.eventstream;

import io.unkai.kernel.schema.Blob;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.Utf8;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes to messages; lengths are believed only within the limits and after their checksum. */
public final class MessageReader {
    private final InputStream in;

    public MessageReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next message, or null at the end. Blocks until it is there.
     *
     * @throws io.unkai.kernel.error.ApiException if it is malformed
     * @throws IOException if the sender went away within a message
     */
    public @Nullable Message next() throws IOException {
        var prelude = in.readNBytes(Message.PRELUDE_BYTES);
        if (prelude.length == 0) {
            return null;
        }
        if (prelude.length < Message.PRELUDE_BYTES) {
            throw new EOFException("the stream ends within a message");
        }
        var lengths = ByteBuffer.wrap(prelude);
        int total = lengths.getInt();
        int headers = lengths.getInt();
        require(lengths.getInt() == MessageWriter.crc(prelude, 8), "Prelude checksum mismatch");
        require(
                headers >= 0
                        && headers <= Message.MOST_HEADER_BYTES
                        && total <= Message.MOST_BYTES
                        && total >= Message.PRELUDE_BYTES + headers + Message.CHECKSUM_BYTES,
                "Invalid message length");
        return message(prelude, in.readNBytes(total - Message.PRELUDE_BYTES), total, headers);
    }

    private static Message message(byte[] prelude, byte[] rest, int total, int headers) throws EOFException {
        if (rest.length < total - Message.PRELUDE_BYTES) {
            throw new EOFException("the stream ends within a message");
        }
        var whole = ByteBuffer.allocate(total).put(prelude).put(rest);
        int checked = total - Message.CHECKSUM_BYTES;
        require(whole.getInt(checked) == MessageWriter.crc(whole.array(), checked), "Message checksum mismatch");
        var payload = new byte[checked - Message.PRELUDE_BYTES - headers];
        System.arraycopy(rest, headers, payload, 0, payload.length);
        return new Message(headers(ByteBuffer.wrap(rest, 0, headers)), Blob.wrap(payload));
    }

    private static Map<String, Object> headers(ByteBuffer bytes) {
        var headers = new LinkedHashMap<String, Object>();
        try {
            while (bytes.hasRemaining()) {
                var name = Utf8.decode(take(bytes, bytes.get() & 0xff));
                require(!name.isEmpty(), "Empty header name");
                require(headers.put(name, value(bytes)) == null, "Repeated header " + name);
            }
        } catch (BufferUnderflowException e) {
            throw Malformed.serialization("Invalid message headers");
        }
        return headers;
    }

    private static Object value(ByteBuffer bytes) {
        int type = bytes.get();
        return switch (type) {
            case HeaderType.TRUE -> true;
            case HeaderType.FALSE -> false;
            case HeaderType.BYTE -> bytes.get();
            case HeaderType.SHORT -> bytes.getShort();
            case HeaderType.INTEGER -> bytes.getInt();
            case HeaderType.LONG -> bytes.getLong();
            case HeaderType.BYTES -> Blob.wrap(take(bytes, bytes.getShort() & 0xffff));
            case HeaderType.STRING -> Utf8.decode(take(bytes, bytes.getShort() & 0xffff));
            case HeaderType.TIMESTAMP -> Instant.ofEpochMilli(bytes.getLong());
            case HeaderType.UUID -> new UUID(bytes.getLong(), bytes.getLong());
            default -> throw Malformed.serialization("Unknown header type " + type);
        };
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        var taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Malformed.serialization(otherwise);
        }
    }
}
