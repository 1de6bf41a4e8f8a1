package io.unkai.wire.eventstream;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.Struct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events of a body, read as they are asked for. */
final class EventInput implements EventStream<Struct> {
    private final ByteStream body;
    private final MessageReader messages;
    private final EventReader events;
    private @Nullable Struct next;
    private boolean ended;

    EventInput(ByteStream body, MessageReader messages, EventReader events) {
        this.body = body;
        this.messages = messages;
        this.events = events;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            try {
                var message = messages.next();
                // An event without headers and payload is how signing clients say that the stream ends.
                ended = message == null
                        || message.headers().isEmpty() && message.payload().size() == 0;
                next = message == null || ended ? null : events.event(message);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public Struct next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var event = next;
        next = null;
        return event;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
