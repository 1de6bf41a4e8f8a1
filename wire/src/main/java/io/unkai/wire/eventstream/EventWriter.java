package io.unkai.wire.eventstream;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.DocumentCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events to messages. */
final class EventWriter {
    private static final String CONTENT_TYPE = ":content-type";

    private final Operation<?, ?> operation;
    private final DocumentCodec documents;

    EventWriter(Operation<?, ?> operation, DocumentCodec documents) {
        this.operation = operation;
        this.documents = documents;
    }

    /** The output's members other than the stream, for protocols that have no other place for them. */
    Message initialResponse(byte[] document) {
        var headers = typed("event", ":event-type", "initial-response");
        headers.put(CONTENT_TYPE, documents.mediaType());
        return new Message(headers, Blob.wrap(document));
    }

    /** One event, the one set member of the union. */
    Message event(Struct union) {
        for (var member : union.schema().members()) {
            if (union.member(member.index()) instanceof Struct event) {
                return event(member.name(), event);
            }
        }
        throw new IllegalArgumentException("no member of " + union.schema() + " is set");
    }

    private Message event(String name, Struct event) {
        boolean error = event.schema().error() != null;
        var headers = error ? typed("exception", ":exception-type", name) : typed("event", ":event-type", name);
        Member payload = null;
        boolean document = false;
        for (var member : event.schema().members()) {
            var value = event.member(member.index());
            if (member.traits().is(Flag.EVENT_HEADER)) {
                if (value != null) {
                    headers.put(member.name(), value);
                }
            } else if (member.traits().is(Flag.EVENT_PAYLOAD)) {
                payload = member;
            } else {
                document = true;
            }
        }
        if (payload != null) {
            return new Message(headers, payload(payload, event.member(payload.index()), headers));
        }
        if (!document) {
            return new Message(headers, Blob.EMPTY);
        }
        headers.put(CONTENT_TYPE, documents.mediaType());
        return new Message(headers, Blob.wrap(documents.writeMembers(operation, event)));
    }

    private Blob payload(Member member, @Nullable Object value, Map<String, Object> headers) {
        return switch (value) {
            case null -> Blob.EMPTY;
            case Blob blob -> {
                headers.put(CONTENT_TYPE, "application/octet-stream");
                yield blob;
            }
            case String text -> {
                headers.put(CONTENT_TYPE, "text/plain");
                yield Blob.utf8(text);
            }
            default -> {
                headers.put(CONTENT_TYPE, documents.mediaType());
                yield Blob.wrap(documents.writePayload(operation, member, value));
            }
        };
    }

    /** A failure after the answer has begun: as the union's own error where it has one of that code, else as a plain error. */
    Message failure(StructSchema union, ApiException failure) {
        var body = failure.body();
        for (var member : union.members()) {
            if (body != null && member.target() == body.schema()) {
                return event(member.name(), body);
            }
        }
        var headers = typed("error", ":error-code", failure.code());
        headers.put(":error-message", failure.message());
        return new Message(headers, Blob.EMPTY);
    }

    private static Map<String, Object> typed(String messageType, String typeHeader, String type) {
        var headers = new LinkedHashMap<String, Object>();
        headers.put(":message-type", messageType);
        headers.put(typeHeader, type);
        return headers;
    }
}
