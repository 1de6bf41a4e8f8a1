package io.unkai.wire.chunked;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The headers after the last chunk.
 *
 * @param fields lower-case names with their values, in order of the names, without the signature
 * @param signature the signature over them, empty where there is none
 */
record Trailers(Map<String, String> fields, String signature) {
    /** Bytes in one trailer at most. */
    static final int MAX_LINE = 8 * 1024;

    /** Trailers at most. */
    static final int MAX_FIELDS = 32;

    private static final String SIGNATURE = "x-amz-trailer-signature";

    /**
     * Reads to the end of the body. Some clients put an empty line before the trailers, or between them and their signature,
     * and some leave out the one after it.
     */
    static Trailers read(LineReader lines, boolean signed) throws IOException {
        var fields = new TreeMap<String, String>();
        var signature = "";
        for (var line = lines.next(MAX_LINE); line != null; line = lines.next(MAX_LINE)) {
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || fields.size() == MAX_FIELDS || !signature.isEmpty()) {
                throw ChunkErrors.trailer();
            }
            var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            var value = line.substring(colon + 1).strip();
            if (signed && name.equals(SIGNATURE)) {
                int padding = value.indexOf('*');
                signature = padding < 0 ? value : value.substring(0, padding);
            } else if (fields.put(name, value) != null) {
                throw ChunkErrors.trailer();
            }
        }
        return new Trailers(fields, signature);
    }

    /** Refuses trailers that were not announced, and announced ones that did not come. */
    void checkAnnounced(Set<String> announced) {
        if (!fields.keySet().equals(announced)) {
            throw ChunkErrors.trailer();
        }
    }

    /** What the signature covers. */
    byte[] canonical() {
        var text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
