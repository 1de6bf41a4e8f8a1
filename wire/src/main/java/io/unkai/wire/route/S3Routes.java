package io.unkai.wire.route;

import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Routes what is for S3. */
final class S3Routes {
    private final ServiceIndex index;
    private volatile @Nullable S3Patterns patterns;

    S3Routes(ServiceIndex index) {
        this.index = index;
    }

    Route route(HttpRequest request, Hints hints) {
        var bucket = hints.host().bucket();
        var addressed = bucket == null ? request : request.withTarget("/" + bucket + request.target());
        var target = S3Target.of(addressed.rawPath());
        var operation = patterns().find(addressed, target);
        boolean form = operation == null
                && request.method().equals("POST")
                && target.level() == S3Target.Level.BUCKET
                && hints.contentType().equals("multipart/form-data");
        var known = form ? index.operation("PutObject") : operation;
        return new Route(
                index.model(),
                known,
                form ? Router.POST_OBJECT : known == null ? request.method() : known.name(),
                Protocol.REST_XML,
                target.labels(),
                hints.region(),
                addressed);
    }

    private S3Patterns patterns() {
        var known = patterns;
        if (known == null) {
            known = new S3Patterns(index.model().operations().get());
            patterns = known;
        }
        return known;
    }
}
