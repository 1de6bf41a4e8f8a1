package io.unkai.wire.json;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits.Flag;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.StructSchema;
import io.unkai.wire.http.Headers;
import io.unkai.wire.rest.BodyMembers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What REST-JSON demands of {@code Content-Type} and {@code Accept}. */
final class MediaTypes {
    private MediaTypes() {}

    static void check(Operation<?, ?> operation, Headers headers, byte @Nullable [] body) {
        var type = headers.get("Content-Type");
        var wanted = expected(operation.input());
        boolean hasBody = body == null || body.length > 0;
        if (hasBody && !matches(wanted, type)) {
            throw new ApiException("UnsupportedMediaTypeException", 415, "");
        }
        var accept = headers.get("Accept");
        var answered = expected(operation.output());
        if (accept != null && answered != null && !accepts(accept, answered)) {
            throw new ApiException("NotAcceptableException", 406, "");
        }
    }

    /** The media type of a structure's body; null where it has none, empty where any will do. */
    private static @Nullable String expected(StructSchema schema) {
        var payload = BodyMembers.payload(schema);
        if (payload != null) {
            return payload(payload);
        }
        boolean document = schema.members().stream().anyMatch(BodyMembers::inRequest);
        boolean empty = schema.members().isEmpty() && !BodyMembers.isNothing(schema);
        return document || empty ? JsonDocuments.MEDIA_TYPE : null;
    }

    private static String payload(Member member) {
        var media = member.traits().mediaType();
        if (media != null) {
            return media;
        }
        if (member.traits().is(Flag.EVENT_STREAM)) {
            return "";
        }
        return switch (member.target().type()) {
            case BLOB -> "";
            case STRING -> "text/plain";
            default -> JsonDocuments.MEDIA_TYPE;
        };
    }

    /** A document without a type is taken for what is wanted: older clients never send one. */
    private static boolean matches(@Nullable String wanted, @Nullable String type) {
        if (wanted == null || type == null) {
            return type == null && (wanted == null || wanted.isEmpty() || wanted.equals(JsonDocuments.MEDIA_TYPE));
        }
        var bare = bare(type);
        return wanted.isEmpty()
                || bare.equals(wanted.toLowerCase(Locale.ROOT))
                || wanted.equals(JsonDocuments.MEDIA_TYPE) && bare.startsWith("application/x-amz-json-");
    }

    private static boolean accepts(String accept, String answered) {
        if (answered.isEmpty()) {
            return true;
        }
        var family = answered.substring(0, answered.indexOf('/')) + "/*";
        for (var range : accept.split(",", -1)) {
            var bare = bare(range);
            if (bare.equals("*/*") || bare.equals(family) || bare.equals(answered)) {
                return true;
            }
        }
        return false;
    }

    /** A media type without its parameters. */
    private static String bare(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
