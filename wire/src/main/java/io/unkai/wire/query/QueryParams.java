package io.unkai.wire.query;

import io.unkai.kernel.error.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
     * @param form {@code name=value} pairs joined by {@code &}, percent-encoded UTF-8, spaces also as plus signs
     * @throws ApiException {@code MalformedQueryString} if it is none or past a limit
     */
    public static QueryParams parse(byte[] form) {
        return new QueryParams().add(form);
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
        for (int start = 0; start < form.length; ) {
            int end = start;
            while (end < form.length && form[end] != '&') {
                end++;
            }
            if (end > start) {
                pair(form, start, end);
            }
            start = end + 1;
        }
        return this;
    }

    private void pair(byte[] form, int start, int end) {
        int equals = start;
        while (equals < end && form[equals] != '=') {
            equals++;
        }
        var name = decoded(form, start, equals);
        var value = equals == end ? "" : decoded(form, equals + 1, end);
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || values.size() == MAX_COUNT
                || values.putIfAbsent(name, value) != null) {
            throw malformed();
        }
    }

    private static String decoded(byte[] form, int start, int end) {
        var plain = new byte[end - start];
        int size = 0;
        for (int i = start; i < end; i++) {
            plain[size++] = switch (form[i]) {
                case '+' -> (byte) ' ';
                case '%' -> {
                    int high = i + 2 < end ? Character.digit(form[i + 1], 16) : -1;
                    int low = i + 2 < end ? Character.digit(form[i + 2], 16) : -1;
                    if (high < 0 || low < 0) {
                        throw malformed();
                    }
                    i += 2;
                    yield (byte) (high << 4 | low);
                }
                default -> form[i];
            };
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    static ApiException malformed() {
        return new ApiException("MalformedQueryString", 404, "The query string contains a syntax error");
    }
}
