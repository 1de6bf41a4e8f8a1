package io.unkai.wire.form;

import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form that uploads a file, read up to the file.
 *
 * @param fields the fields before the file, {@code ${filename}} replaced; names are compared without case, the first of a name counts
 * @param file the file, which ends where the form says
 */
public record UploadForm(Map<String, String> fields, FormFile file) {
    /** Bytes before the file at most. */
    static final int MAX_BEFORE_FILE = 20 * 1024;

    private static final String KEY = "key";
    private static final String FILE = "file";
    private static final String FILE_NAME = "${filename}";
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{1,70}");

    /**
     * Reads a form up to its file.
     *
     * @throws io.unkai.kernel.error.ApiException if it is no form, has no key or no file, or too much before it
     * @throws IOException if the client went away
     */
    public static UploadForm read(HttpRequest request) throws IOException {
        if (request.body().length() < 0) {
            throw FormErrors.noLength();
        }
        var in = new PartInput(request.body().open(), boundary(request.headers().get("Content-Type")));
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        value(in); // what comes before the first delimiter says nothing
        while (in.nextPart()) {
            var head = PartHead.read(in);
            checkSize(in);
            if (head.name().equalsIgnoreCase(FILE)) {
                fields.replaceAll((name, value) -> isSigned(name) ? value : value.replace(FILE_NAME, head.fileName()));
                if (fields.getOrDefault(KEY, "").isEmpty()) {
                    throw FormErrors.missing(KEY);
                }
                return new UploadForm(Collections.unmodifiableMap(fields), new FormFile(in, request.body()));
            }
            fields.putIfAbsent(head.name(), value(in));
        }
        throw fields.containsKey(KEY) ? FormErrors.noFile() : FormErrors.missing(KEY);
    }

    private static boolean isSigned(String name) {
        return name.equalsIgnoreCase("policy") || name.equalsIgnoreCase("x-amz-signature");
    }

    private static String value(PartInput in) throws IOException {
        var bytes = in.readNBytes(MAX_BEFORE_FILE + 1);
        checkSize(in);
        if (bytes.length > MAX_BEFORE_FILE) {
            throw FormErrors.tooMuchBeforeTheFile(MAX_BEFORE_FILE);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void checkSize(PartInput in) {
        if (in.taken() > MAX_BEFORE_FILE) {
            throw FormErrors.tooMuchBeforeTheFile(MAX_BEFORE_FILE);
        }
    }

    private static String boundary(@Nullable String contentType) {
        var boundary = contentType == null ? null : PartHead.parameter(contentType, "boundary");
        if (boundary == null || !BOUNDARY.matcher(boundary).matches()) {
            throw FormErrors.malformed();
        }
        return boundary;
    }

    /** The value of a field, or empty. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
