package io.unkai.wire.rest;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.EventStream;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.eventstream.EventStreams;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.protocol.Defaults;
import io.unkai.wire.protocol.DocumentCodec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spreads an output over status, headers and body. */
public final class RestResponseEncoder {
    private static final String CONTENT_TYPE = "Content-Type";

    private final DocumentCodec documents;

    /** @param documents the format of bodies */
    public RestResponseEncoder(DocumentCodec documents) {
        this.documents = documents;
    }

    /**
     * Encodes an output or a modelled error.
     *
     * @param status the status, where no member of the value is it
     * @param headers fields to start from; the value's are added
     */
    public HttpResponse encode(Operation<?, ?> operation, Struct value, int status, Headers headers) {
        int answered = bind(value, status, headers);
        var body = body(operation, value, headers);
        return new HttpResponse(answered, headers, body);
    }

    /**
     * Adds the members of a value that are headers.
     *
     * @return the status, that of the member that is it, or else the one given
     */
    public int bind(Struct value, int status, Headers headers) {
        int answered = status;
        for (var member : value.schema().members()) {
            var bound = Defaults.or(member, value.member(member.index()));
            if (bound != null) {
                answered = bind(member, bound, answered, headers);
            }
        }
        return answered;
    }

    private static int bind(Member member, Object value, int status, Headers headers) {
        var binding = member.traits().binding();
        switch (binding.location()) {
            case STATUS -> {
                return (Integer) value;
            }
            case HEADER -> {
                var text = BoundText.toHeader(member, value);
                if (!text.isEmpty()) {
                    headers.set(binding.name(), text);
                }
            }
            case PREFIX_HEADERS ->
                ((Map<?, ?>) value)
                        .forEach((name, text) ->
                                headers.add(binding.name() + name, HeaderText.write(String.valueOf(text))));
            case BODY, PAYLOAD, QUERY, QUERY_PARAMS, LABEL -> {}
        }
        return status;
    }

    private ByteStream body(Operation<?, ?> operation, Struct value, Headers headers) {
        var payload = BodyMembers.payload(value.schema());
        if (payload != null) {
            return payload(operation, payload, Defaults.or(payload, value.member(payload.index())), headers);
        }
        boolean empty = value.schema().members().stream().noneMatch(BodyMembers::inResponse);
        if (empty && (BodyMembers.isNothing(value.schema()) || !documents.writesEmptyDocuments())) {
            return ByteStream.of(new byte[0]);
        }
        typed(headers, documents.mediaType());
        return ByteStream.of(documents.writeMembers(operation, value));
    }

    private ByteStream payload(Operation<?, ?> operation, Member payload, @Nullable Object value, Headers headers) {
        if (value == null) {
            return ByteStream.of(new byte[0]);
        }
        var media = payload.traits().mediaType();
        return switch (value) {
            case EventStream<?> events -> {
                typed(headers, EventStreams.MEDIA_TYPE);
                yield EventStreams.encode(operation, payload, events, documents);
            }
            case ByteStream stream -> {
                typed(headers, media == null ? "application/octet-stream" : media);
                yield stream;
            }
            case Blob blob -> {
                typed(headers, media == null ? "application/octet-stream" : media);
                yield ByteStream.of(blob.shared());
            }
            case String text -> {
                typed(headers, media == null ? "text/plain" : media);
                yield ByteStream.of(text.getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                typed(headers, documents.mediaType());
                yield ByteStream.of(documents.writePayload(operation, payload, value));
            }
        };
    }

    private static void typed(Headers headers, String mediaType) {
        if (!headers.has(CONTENT_TYPE)) {
            headers.add(CONTENT_TYPE, mediaType);
        }
    }
}
