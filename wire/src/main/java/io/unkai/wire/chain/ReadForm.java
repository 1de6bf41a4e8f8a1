package io.unkai.wire.chain;

import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Struct;
import io.unkai.wire.form.FormPut;
import io.unkai.wire.form.UploadForm;
import io.unkai.wire.http.Headers;
import io.unkai.wire.http.HttpRequest;
import io.unkai.wire.route.Route;
import io.unkai.wire.route.Router;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a browser's upload form up to its file; from there on the exchange is the PUT that the form stands for. */
record ReadForm() implements Step {
    private static final String BUCKET = "Bucket";
    private static final String TAGGING = "tagging";

    @Override
    public void take(Exchange exchange) throws IOException {
        var route = exchange.route();
        if (!route.operationName().equals(Router.POST_OBJECT) || route.operation() == null) {
            return;
        }
        var form = UploadForm.read(route.request());
        var put = FormPut.of(route.request(), form);
        if (!form.field(TAGGING).isEmpty()) {
            put.headers().set("x-amz-tagging", tags(exchange, route, form.field(TAGGING)));
        }
        exchange.form(form);
        exchange.routed(
                new Route(
                        route.service(),
                        route.operation(),
                        route.operationName(),
                        route.protocol(),
                        Map.of(BUCKET, bucket(route), "Key", form.field("key")),
                        route.region(),
                        put),
                exchange.protocol());
    }

    static String bucket(Route route) {
        return route.labels().getOrDefault(BUCKET, "");
    }

    /** Tags are a document in forms, and a query string in headers. */
    private static String tags(Exchange exchange, Route route, String document) throws IOException {
        var operation = operation(route, "PutObjectTagging");
        var bytes = document.getBytes(StandardCharsets.UTF_8);
        var headers = Headers.of("Content-Length", Integer.toString(bytes.length));
        var asked = route.request();
        var request = new HttpRequest(
                "PUT", asked.rawPath() + "?tagging", headers, ByteStream.of(bytes), asked.remote(), asked.secure());
        var input = exchange.protocol().decode(operation, request, route.labels());
        return structs(member(member(input, "Tagging"), "TagSet")).stream()
                .map(tag -> encoded(member(tag, "Key")) + "=" + encoded(member(tag, "Value")))
                .collect(Collectors.joining("&"));
    }

    private static Operation<?, ?> operation(Route route, String name) {
        return route.service().operations().get().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object member(@Nullable Object struct, String name) {
        if (!(struct instanceof Struct value)) {
            return null;
        }
        var member = value.schema().member(name);
        return member == null ? null : value.member(member.index());
    }

    private static List<Struct> structs(@Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream()
                        .filter(Struct.class::isInstance)
                        .map(Struct.class::cast)
                        .toList()
                : List.of();
    }

    private static String encoded(@Nullable Object text) {
        return URLEncoder.encode(text == null ? "" : text.toString(), StandardCharsets.UTF_8);
    }
}
