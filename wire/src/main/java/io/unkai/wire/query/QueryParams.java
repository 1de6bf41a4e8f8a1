package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.rest.PercentCodec;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query call, decoded, in the order sent. A name that is given twice is refused: which one holds is a guess. */
public final class QueryParams {
    /** Most parameters of a call: a thousand metrics with ten dimensions each take about half. */
    public static final int MAX_COUNT = 50_000;

    /** Longest name in characters, decoded. */
    public static final int MAX_NAME = 1_024;

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Parses a form.
     *
     * @param form {@code name=value} pairs joined by {@code &}, percent-encoded UTF-8, spaces also as plus signs; characters up to
     *     U+00FF stand for the bytes that were sent
     * @throws ApiException {@code MalformedQueryString} if it is none or past a limit
     */
    public static QueryParams parse(String form) {
        return new QueryParams().add(form);
    }

    /** Parses the form in a body, within the limits of {@link #parse(String)}. */
    public static QueryParams parse(byte[] body) {
        return new QueryParams().add(body);
    }

    /** The value of a parameter, or null. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** All parameters. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }

    /** Adds the parameters of one more form. */
    QueryParams add(byte[] form) {
        return add(new String(form, StandardCharsets.ISO_8859_1));
    }

    private QueryParams add(String form) {
        for (int start = 0; start < form.length(); ) {
            int next = form.indexOf('&', start);
            int end = next < 0 ? form.length() : next;
            if (end > start) {
                pair(form.substring(start, end));
            }
            start = end + 1;
        }
        return this;
    }

    private void pair(String pair) {
        int equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || values.size() == MAX_COUNT
                || values.putIfAbsent(name, value) != null) {
            throw malformed();
        }
    }

    private static String decoded(String raw) {
        try {
            return PercentCodec.decodeQuery(raw);
        } catch (ApiException e) {
            throw malformed();
        }
    }

    /** What parameters are refused with that cannot be read. */
    public static ApiException malformed() {
        return new ApiException("MalformedQueryString", 404, "The query string contains a syntax error");
    }
}
