package io.unkai.wire.form;

import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a form as the PUT that it stands for. */
public final class FormPut {
    private static final Map<String, String> HEADERS = Map.of(
            "acl", "x-amz-acl",
            "cache-control", "Cache-Control",
            "content-type", "Content-Type",
            "content-disposition", "Content-Disposition",
            "content-encoding", "Content-Encoding",
            "content-language", "Content-Language",
            "expires", "Expires");
    private static final Set<String> OF_THE_FORM =
            Set.of("x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-security-token", "x-amz-signature");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z!#$%&'*+.^_`|~-]{1,256}");

    private FormPut() {}

    /**
     * The request that would put the same object; its method stays POST, for what it answers is a form's.
     *
     * @param request the request with the form
     */
    public static HttpRequest of(HttpRequest request, UploadForm form) {
        var headers = Headers.empty();
        for (var host : request.headers().all("Host")) {
            headers.add("Host", host);
        }
        form.fields().forEach((name, value) -> {
            var field = name.toLowerCase(Locale.ROOT);
            if (HEADERS.containsKey(field)) {
                headers.add(HEADERS.getOrDefault(field, field), raw(value));
            } else if (field.startsWith("x-amz-") && !OF_THE_FORM.contains(field)) {
                if (!TOKEN.matcher(name).matches()) {
                    throw FormErrors.badName(name);
                }
                headers.add(field, raw(value));
            }
        });
        return new HttpRequest(
                request.method(), request.target(), headers, form.file(), request.remote(), request.secure());
    }

    /** Headers carry bytes. */
    private static String raw(String value) {
        return new String(value.strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
