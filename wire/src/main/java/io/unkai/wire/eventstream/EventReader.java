package io.unkai.wire.eventstream;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.protocol.DocumentCodec;
import io.unkai.wire.protocol.Malformed;
import io.unkai.wire.protocol.TextValues;
import io.unkai.wire.protocol.Utf8;
import org.jspecify.annotations.Nullable;

/** Messages to events. */
final class EventReader {
    private final StructSchema union;
    private final DocumentCodec documents;

    EventReader(StructSchema union, DocumentCodec documents) {
        this.union = union;
        this.documents = documents;
    }

    /**
     * Reads one event.
     *
     * @return a value of the union, or null for an event of a kind we don't know, which is to be passed over
     * @throws ApiException if the message is malformed, or is the error by which the sender ends the stream
     */
    @Nullable
    Struct event(Message message) {
        var type = message.text(":message-type");
        return switch (type) {
            case "event" -> member(message, ":event-type");
            case "exception" -> {
                member(message, ":exception-type");
                throw Malformed.serialization("Unknown exception in the event stream");
            }
            case "error" -> throw sent(message);
            case null, default -> throw Malformed.serialization("Invalid :message-type");
        };
    }

    private static ApiException sent(Message message) {
        var code = message.text(":error-code");
        var text = message.text(":error-message");
        return new ApiException(code == null ? "InternalError" : code, text == null ? "" : text);
    }

    private @Nullable Struct member(Message message, String typeHeader) {
        var type = message.text(typeHeader);
        if (type == null) {
            throw Malformed.serialization("Invalid " + typeHeader);
        }
        var member = union.member(type);
        if (member == null || !(member.target() instanceof StructSchema schema)) {
            return null;
        }
        var event = read(schema, message);
        if (schema.error() != null) {
            throw ApiException.of(event, "");
        }
        var values = new @Nullable Object[union.members().size()];
        values[member.index()] = event;
        return union.create(values);
    }

    private Struct read(StructSchema schema, Message message) {
        var values = new @Nullable Object[schema.members().size()];
        Member payload = null;
        for (var member : schema.members()) {
            if (member.traits().is(Flag.EVENT_HEADER)) {
                values[member.index()] = header(member, message.headers().get(member.name()));
            } else if (member.traits().is(Flag.EVENT_PAYLOAD)) {
                payload = member;
            }
        }
        var bytes = message.payload().shared();
        if (payload != null) {
            values[payload.index()] = switch (payload.target().type()) {
                case BLOB -> message.payload();
                case STRING -> Utf8.decode(bytes);
                default -> bytes.length == 0 ? null : documents.readPayload(payload, bytes);
            };
        } else if (bytes.length > 0) {
            documents.readMembers(schema, bytes, values);
        }
        return schema.create(values);
    }

    private static @Nullable Object header(Member member, @Nullable Object value) {
        if (value != null && typeOf(value) != member.target().type()) {
            throw Malformed.serialization("Header " + member.name() + " is no "
                    + TextValues.name(member.target().type()));
        }
        return value;
    }

    private static @Nullable ShapeType typeOf(Object value) {
        return switch (value) {
            case Boolean bool -> ShapeType.BOOLEAN;
            case Byte number -> ShapeType.BYTE;
            case Short number -> ShapeType.SHORT;
            case Integer number -> ShapeType.INTEGER;
            case Long number -> ShapeType.LONG;
            case io.unkai.kernel.schema.Blob blob -> ShapeType.BLOB;
            case String text -> ShapeType.STRING;
            case java.time.Instant instant -> ShapeType.TIMESTAMP;
            default -> null;
        };
    }
}
