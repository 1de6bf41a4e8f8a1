package io.unkai.wire.rest;

import io.unkai.kernel.schema.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation's URI pattern, parsed.
 *
 * @param operation the operation
 * @param segments the segments of the path
 * @param query the query literals; a null value stands for any
 */
record UriPattern(Operation<?, ?> operation, List<Segment> segments, Map<String, @Nullable String> query) {
    /** A segment: a literal, a label, or a greedy label. */
    record Segment(Kind kind, String text) {
        enum Kind {
            LITERAL,
            LABEL,
            GREEDY
        }

        static Segment parse(String text) {
            if (!text.startsWith("{") || !text.endsWith("}")) {
                return new Segment(Kind.LITERAL, PercentCodec.decode(text));
            }
            return text.endsWith("+}")
                    ? new Segment(Kind.GREEDY, text.substring(1, text.length() - 2))
                    : new Segment(Kind.LABEL, text.substring(1, text.length() - 1));
        }

        boolean matches(String raw) {
            return kind == Kind.LABEL
                    ? !raw.isEmpty()
                    : PercentCodec.decode(raw).equals(text);
        }
    }

    static UriPattern parse(Operation<?, ?> operation) {
        var uri = operation.http().uri();
        int question = uri.indexOf('?');
        var path = question < 0 ? uri : uri.substring(0, question);
        var segments = new ArrayList<Segment>();
        // A slash at a pattern's end is a matter of taste in the models; matching tolerates it on both sides.
        for (var text : path.replaceAll("^/|/$", "").split("/", -1)) {
            if (!text.isEmpty()) {
                segments.add(Segment.parse(text));
            }
        }
        var query = new LinkedHashMap<String, @Nullable String>();
        if (question >= 0) {
            for (var literal : uri.substring(question + 1).split("&", -1)) {
                int equals = literal.indexOf('=');
                var value = equals < 0 ? null : PercentCodec.decode(literal.substring(equals + 1));
                query.put(PercentCodec.decode(equals < 0 ? literal : literal.substring(0, equals)), value);
            }
        }
        return new UriPattern(operation, List.copyOf(segments), query);
    }

    boolean matches(QueryString actual) {
        for (var literal : query.entrySet()) {
            var values = actual.all(literal.getKey());
            if (values.isEmpty() || literal.getValue() != null && !values.contains(literal.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Names what a match captured, in the order of the path, and decodes it. */
    Map<String, String> labels(List<String> captured) {
        var labels = new LinkedHashMap<String, String>();
        int next = 0;
        for (var segment : segments) {
            if (segment.kind() != Segment.Kind.LITERAL) {
                labels.put(segment.text(), PercentCodec.decode(captured.get(next++)));
            }
        }
        return labels;
    }
}
