package io.unkai.wire.eventstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private static Message read(byte[] bytes) throws IOException {
        var message = new MessageReader(new ByteArrayInputStream(bytes)).next();
        if (message == null) {
            throw new AssertionError("no message");
        }
        return message;
    }

    @Test
    void everyTypeOfHeaderSurvives() throws IOException {
        var headers = new LinkedHashMap<String, Object>();
        headers.put("true", true);
        headers.put("false", false);
        headers.put("byte", (byte) -1);
        headers.put("short", (short) -2);
        headers.put("int", -3);
        headers.put("long", -4L);
        headers.put("bytes", Blob.utf8("b"));
        headers.put("string", "雲");
        headers.put("time", Instant.ofEpochMilli(1_700_000_000_123L));
        headers.put("uuid", new UUID(1, 2));
        var message = new Message(headers, Blob.utf8("payload"));
        assertThat(read(MessageWriter.write(message))).isEqualTo(message);
    }

    @Test
    void aFlippedBitAnywhereIsNoticed() {
        var bytes = MessageWriter.write(new Message(Map.of("a", "b"), Blob.utf8("payload")));
        for (int i = 0; i < bytes.length; i++) {
            var broken = bytes.clone();
            broken[i] ^= 1;
            assertThatThrownBy(() -> read(broken)).as("byte " + i).isInstanceOf(ApiException.class);
        }
    }

    @Test
    void anEndWithinAMessageIsAnEarlyEnd() {
        var bytes = MessageWriter.write(new Message(Map.of("a", "b"), Blob.utf8("payload")));
        for (int length = 1; length < bytes.length; length++) {
            var cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).as("length " + length).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void lengthsBeyondTheLimitsAreRefusedBeforeTheyAreRead() {
        for (int[] lengths : new int[][] {
            {Message.MOST_BYTES + 1, 0},
            {100, 200},
            {15, 0},
            {-1, 0},
            {Integer.MAX_VALUE, Message.MOST_HEADER_BYTES + 1}
        }) {
            var prelude = ByteBuffer.allocate(12).putInt(lengths[0]).putInt(lengths[1]);
            var crc = new CRC32();
            crc.update(prelude.array(), 0, 8);
            prelude.putInt((int) crc.getValue());
            assertThatThrownBy(() -> read(prelude.array())).isInstanceOf(ApiException.class);
        }
    }
}
