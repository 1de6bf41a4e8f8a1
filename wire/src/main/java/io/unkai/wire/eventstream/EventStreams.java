package io.unkai.wire.eventstream;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.DocumentCodec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/** Event streams as bodies. */
public final class EventStreams {
    /** The media type of such a body. */
    public static final String MEDIA_TYPE = "application/vnd.amazon.eventstream";

    private EventStreams() {}

    /**
     * A body that is written while events come; one read of it never waits for a second event.
     *
     * @param member the output's member that is the stream
     * @param documents the format of the events' payloads
     */
    public static ByteStream encode(
            Operation<?, ?> operation, Member member, EventStream<?> events, DocumentCodec documents) {
        return body(operation, member, events, documents, new ArrayDeque<>());
    }

    /**
     * The same for protocols that send the output's other members as the first message.
     *
     * @param initial these members as a document
     */
    public static ByteStream encode(
            Operation<?, ?> operation, Member member, EventStream<?> events, DocumentCodec documents, byte[] initial) {
        var first = new ArrayDeque<byte[]>();
        first.add(MessageWriter.write(new EventWriter(operation, documents).initialResponse(initial)));
        return body(operation, member, events, documents, first);
    }

    private static ByteStream body(
            Operation<?, ?> operation,
            Member member,
            EventStream<?> events,
            DocumentCodec documents,
            Queue<byte[]> first) {
        var writer = new EventWriter(operation, documents);
        var in = new EventOutput((StructSchema) member.target(), events, writer, first);
        return new ByteStream() {
            @Override
            public long length() {
                return -1;
            }

            @Override
            public InputStream open() {
                return in;
            }

            @Override
            public void close() {
                events.close();
            }
        };
    }

    /**
     * The events of a body.
     *
     * @param member the input's member that is the stream
     * @param documents the format of the events' payloads
     * @throws IOException if the client went away
     */
    public static EventStream<Struct> decode(Member member, ByteStream body, DocumentCodec documents)
            throws IOException {
        var reader = new EventReader((StructSchema) member.target(), documents);
        return new EventInput(body, new MessageReader(body.open()), reader);
    }
}
