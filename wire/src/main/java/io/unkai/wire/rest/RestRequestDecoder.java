package io.unkai.wire.rest;

import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.ListSchema;
import io.unkai.kernel.schema.MapSchema;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ShapeType;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.eventstream.EventStreams;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.protocol.BufferedBody;
import io.unkai.wire.protocol.Defaults;
import io.unkai.wire.protocol.DocumentCodec;
import io.unkai.wire.protocol.Utf8;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a request's labels, query, headers and body together to an input. */
public final class RestRequestDecoder {
    private final DocumentCodec documents;

    /** @param documents the format of bodies */
    public RestRequestDecoder(DocumentCodec documents) {
        this.documents = documents;
    }

    /**
     * Decodes a request.
     *
     * @param labels the values of the URI pattern's labels, decoded
     * @throws io.unkai.kernel.error.ApiException if the request is malformed
     * @throws IOException if the client went away
     */
    public Struct decode(Operation<?, ?> operation, HttpRequest request, Map<String, String> labels)
            throws IOException {
        var schema = operation.input();
        var values = new @Nullable Object[schema.members().size()];
        var query = QueryString.parse(request.rawQuery());
        for (var member : schema.members()) {
            values[member.index()] = bound(member, request.headers(), query, labels);
        }
        body(operation, request, values);
        Defaults.fill(schema, values);
        return schema.create(values);
    }

    private static @Nullable Object bound(
            Member member, Headers headers, QueryString query, Map<String, String> labels) {
        var binding = member.traits().binding();
        return switch (binding.location()) {
            case LABEL -> {
                var label = labels.get(binding.name());
                yield label == null ? null : BoundText.fromUri(member, List.of(label));
            }
            case QUERY -> {
                var texts = query.all(binding.name());
                yield texts.isEmpty() ? null : BoundText.fromUri(member, texts);
            }
            case QUERY_PARAMS -> queryParams(member, query);
            case HEADER -> {
                var fields = headers.all(binding.name());
                yield fields.isEmpty() ? null : BoundText.fromHeader(member, fields);
            }
            case PREFIX_HEADERS -> prefixed(headers, binding.name());
            case BODY, PAYLOAD, STATUS -> null;
        };
    }

    private static @Nullable Map<String, Object> queryParams(Member member, QueryString query) {
        if (query.all().isEmpty()) {
            return null;
        }
        boolean lists = member.target() instanceof MapSchema map && map.value().target() instanceof ListSchema;
        var params = new LinkedHashMap<String, Object>();
        query.all().forEach((name, all) -> params.put(name, lists ? List.copyOf(all) : all.getFirst()));
        return Collections.unmodifiableMap(params);
    }

    private static @Nullable Map<String, String> prefixed(Headers headers, String prefix) {
        var found = new LinkedHashMap<String, String>();
        for (var field : headers.fields()) {
            if (field.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
                var name = field.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
                found.merge(name, HeaderText.read(field.value()), (first, next) -> first + "," + next);
            }
        }
        return found.isEmpty() ? null : Collections.unmodifiableMap(found);
    }

    private void body(Operation<?, ?> operation, HttpRequest request, @Nullable Object[] values) throws IOException {
        var schema = operation.input();
        var payload = BodyMembers.payload(schema);
        if (payload != null
                && (payload.traits().is(Flag.STREAMING) || payload.traits().is(Flag.EVENT_STREAM))) {
            documents.checkMediaTypes(operation, request.headers(), null);
            values[payload.index()] = stream(payload, request.body());
            return;
        }
        var body = isRaw(payload) ? BufferedBody.read(request.body()) : BufferedBody.document(request);
        documents.checkMediaTypes(operation, request.headers(), body);
        if (body.length == 0) {
            return;
        }
        if (payload != null) {
            values[payload.index()] = read(payload, body);
        } else if (schema.members().stream().anyMatch(BodyMembers::inRequest)) {
            documents.readMembers(schema, body, values);
        }
    }

    private Object stream(Member payload, ByteStream body) throws IOException {
        return payload.traits().is(Flag.EVENT_STREAM) ? EventStreams.decode(payload, body, documents) : body;
    }

    /** Bytes are handed over as they are, whatever their encoding. */
    private static boolean isRaw(@Nullable Member payload) {
        return payload != null && payload.target().type() == ShapeType.BLOB;
    }

    private @Nullable Object read(Member payload, byte[] body) {
        return switch (payload.target().type()) {
            case BLOB -> Blob.wrap(body);
            case STRING -> Utf8.decode(body);
            default -> documents.readPayload(payload, body);
        };
    }
}
