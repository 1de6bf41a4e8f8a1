package io.unkai.wire.sigv4;

import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The text that both sides hash: a request reduced to one spelling. */
final class CanonicalRequest {
    /** The presigned parameter that cannot sign itself. */
    static final String SIGNATURE_PARAMETER = "X-Amz-Signature";

    private CanonicalRequest() {}

    /**
     * Builds the text. Its characters are the bytes of the headers as received.
     *
     * @param path the canonical path
     * @param signedHeaders the names as the signature lists them
     * @param payloadHash what stands for the body
     */
    static String of(HttpRequest request, String path, List<String> signedHeaders, String payloadHash) {
        var text = new StringBuilder(512);
        text.append(request.method()).append('\n').append(path).append('\n');
        text.append(CanonicalQuery.of(request.rawQuery(), SIGNATURE_PARAMETER)).append('\n');
        for (var name : signedHeaders) {
            text.append(name.toLowerCase(Locale.ROOT)).append(':');
            appendValues(request.headers(), name, text);
            text.append('\n');
        }
        text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(payloadHash);
        return text.toString();
    }

    /** The bytes that are hashed. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void appendValues(Headers headers, String name, StringBuilder text) {
        boolean first = true;
        for (var field : headers.fields()) {
            if (field.is(name)) {
                text.append(first ? "" : ",");
                appendFolded(field.value(), text);
                first = false;
            }
        }
    }

    private static void appendFolded(String value, StringBuilder text) {
        if (isFolded(value)) {
            text.append(value);
            return;
        }
        boolean pending = false;
        boolean started = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isBlank(c)) {
                pending = started;
            } else {
                text.append(pending ? " " : "").append(c);
                pending = false;
                started = true;
            }
        }
    }

    /** Whether there is no blank but single spaces inside, as nearly always. */
    private static boolean isFolded(String value) {
        boolean blank = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isBlank(c) && (blank || c != ' ')) {
                return false;
            }
            blank = isBlank(c);
        }
        return !blank;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
