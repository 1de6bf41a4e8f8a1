package io.unkai.wire.form;

import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.http.HttpResponse;
import io.unkai.wire.xml.XmlWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a browser is answered: nothing, a document, or where to go on. */
public final class FormAnswer {
    private static final int SEE_OTHER = 303;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private FormAnswer() {}

    /**
     * Makes the answer to a form of the answer to its PUT.
     *
     * @param put what the PUT answers
     * @param request the form's request
     * @param bucket that it was sent to
     */
    public static HttpResponse of(HttpResponse put, HttpRequest request, UploadForm form, String bucket) {
        var etag = Objects.requireNonNullElse(put.headers().get("ETag"), "");
        var redirect = redirect(form, bucket, etag);
        var location = redirect == null ? location(request, form) : redirect;
        put.headers().set("Location", location);
        int status = redirect != null ? SEE_OTHER : status(form.field("success_action_status"));
        if (status != CREATED) {
            return new HttpResponse(
                    status, put.headers(), HttpResponse.empty(status).body());
        }
        var document = new XmlWriter()
                .declaration()
                .start("PostResponse")
                .element("Location", location)
                .element("Bucket", bucket)
                .element("Key", form.field("key"))
                .element("ETag", etag)
                .end("PostResponse");
        put.headers().set("Content-Type", "application/xml");
        var body =
                HttpResponse.of(status, "application/xml", document.toBytes()).body();
        return new HttpResponse(status, put.headers(), body);
    }

    private static int status(String asked) {
        return switch (asked) {
            case "200" -> OK;
            case "201" -> CREATED;
            default -> NO_CONTENT;
        };
    }

    /** Where the form wants the browser to go, with what was stored; null where it names no place that can be gone to. */
    private static @Nullable String redirect(UploadForm form, String bucket, String etag) {
        var asked = form.field("success_action_redirect");
        var place = asked.isEmpty() ? form.field("redirect") : asked;
        try {
            var uri = new URI(place.strip());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getRawFragment() != null || uri.getHost() == null || !scheme.matches("https?")) {
                return null;
            }
            return uri.toASCIIString()
                    + (uri.getRawQuery() == null ? '?' : '&')
                    + "bucket=" + encoded(bucket) + "&key=" + encoded(form.field("key")) + "&etag=" + encoded(etag);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String location(HttpRequest request, UploadForm form) {
        var path = request.rawPath();
        var key = encoded(form.field("key")).replace("+", "%20").replace("%2F", "/");
        return (request.secure() ? "https://" : "http://")
                + Objects.requireNonNullElse(request.headers().get("Host"), "localhost")
                + path
                + (path.endsWith("/") ? "" : "/")
                + key;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
