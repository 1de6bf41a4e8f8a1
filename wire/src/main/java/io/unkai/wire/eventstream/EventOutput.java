package io.unkai.wire.eventstream;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.StructSchema;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Queue;

/** The bytes of messages, one event at a time. */
final class EventOutput extends InputStream {
    private final StructSchema union;
    private final EventStream<?> events;
    private final EventWriter writer;
    private final Queue<byte[]> first;
    private ByteArrayInputStream message = new ByteArrayInputStream(new byte[0]);
    private boolean ended;

    EventOutput(StructSchema union, EventStream<?> events, EventWriter writer, Queue<byte[]> first) {
        this.union = union;
        this.events = events;
        this.writer = writer;
        this.first = first;
    }

    @Override
    public int read() {
        return fill() ? message.read() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        return fill() ? message.read(into, offset, count) : -1;
    }

    @Override
    public int available() {
        return message.available();
    }

    private boolean fill() {
        while (message.available() == 0) {
            var queued = first.poll();
            if (queued == null && ended) {
                return false;
            }
            message = new ByteArrayInputStream(queued == null ? next() : queued);
        }
        return true;
    }

    /** A refusal ends the stream with a message of its own: the answer's status has long been sent. */
    private byte[] next() {
        try {
            if (events.hasNext()) {
                return MessageWriter.write(writer.event(events.next()));
            }
            ended = true;
            return new byte[0];
        } catch (ApiException failure) {
            ended = true;
            return MessageWriter.write(writer.failure(union, failure));
        }
    }
}
