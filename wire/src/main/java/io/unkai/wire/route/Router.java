package io.unkai.wire.route;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.wire.http.HttpRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a request means, the way AWS clients say it: target header, RPC path, credential scope, host, action and version,
 * path. Requests that say nothing are for S3. A service is loaded when the first request for it comes.
 */
public final class Router {
    /** The operation name of a browser's upload form, which no model has: its route has the operation that puts the object. */
    public static final String POST_OBJECT = "PostObject";

    private final List<ServiceIndex> services;
    private final Map<String, List<ServiceIndex>> bySigningName;
    private final @Nullable S3Routes s3;

    /** Routes to these services. */
    public Router(List<ServiceModel> models) {
        services = models.stream().map(ServiceIndex::new).toList();
        bySigningName = services.stream()
                .collect(Collectors.groupingBy(one -> one.model().signingName(), Collectors.toUnmodifiableList()));
        s3 = services.stream()
                .filter(one -> one.model().id().equals("s3"))
                .findFirst()
                .map(S3Routes::new)
                .orElse(null);
    }

    /**
     * Finds what a request means.
     *
     * @return the route; its operation is null where the service has none such, see {@link Unroutable#operation}
     * @throws ApiException if no service of this cloud is meant, or several are
     * @throws IOException if the client went away while a form was read
     */
    public Route route(HttpRequest request) throws IOException {
        var hints = Hints.of(request);
        if (hints.cbor()) {
            return cbor(request, hints);
        }
        var target = hints.target();
        if (target != null && target.indexOf('.') > 0) {
            return target(request, hints, target);
        }
        var candidates = candidates(hints);
        var action = action(request, hints, candidates);
        if (action != null) {
            return action.route(hints, candidates.isEmpty() ? services : candidates);
        }
        return path(request, hints, candidates);
    }

    /** {@code /service/Shape/operation/Name}. */
    private Route cbor(HttpRequest request, Hints hints) {
        var parts = request.rawPath().split("/", -1);
        int last = parts.length - 1;
        if (last < 4 || !parts[last - 1].equals("operation") || !parts[last - 3].equals("service")) {
            throw new ApiException("UnknownOperationException", 404, "The path names no service and operation.");
        }
        var shape = parts[last - 2];
        var named = find(one ->
                one.speaks(Protocol.RPC_V2_CBOR) && one.model().shapeName().equals(shape));
        if (named.isEmpty()) {
            throw Unroutable.service(shape);
        }
        return named(named, parts[last], hints, request, one -> Protocol.RPC_V2_CBOR);
    }

    private Route target(HttpRequest request, Hints hints, String target) {
        int dot = target.lastIndexOf('.');
        var prefix = target.substring(0, dot);
        var named = find(one -> isTarget(one.model().targetPrefix(), prefix) && one.json(hints.contentType()) != null);
        if (named.isEmpty()) {
            throw new ApiException(
                    "UnknownOperationException", 404, "No service of this cloud has the target '" + prefix + "'.");
        }
        return named(named, target.substring(dot + 1), hints, request, one -> one.json(hints.contentType()));
    }

    /** Newer SDKs leave out the package that some services' prefixes have: CloudTrail's is one. */
    private static boolean isTarget(@Nullable String targetPrefix, String prefix) {
        return targetPrefix != null && (targetPrefix.equals(prefix) || targetPrefix.endsWith('.' + prefix));
    }

    private static Route named(
            List<ServiceIndex> named,
            String operation,
            Hints hints,
            HttpRequest request,
            Function<ServiceIndex, @Nullable Protocol> protocol) {
        var one = Choice.byOperation(named, operation, hints);
        var spoken = protocol.apply(one);
        if (spoken == null) {
            throw Unroutable.service(one.model().id());
        }
        return new Route(one.model(), one.operation(operation), operation, spoken, Map.of(), hints.region(), request);
    }

    /** The services that scope or host name; none where neither says anything. */
    private List<ServiceIndex> candidates(Hints hints) {
        var scope = hints.scopeService();
        var byHost = hints.host().labels().isEmpty()
                ? List.<ServiceIndex>of()
                : find(one -> hints.host().names(one.model().endpointPrefix()));
        if (scope == null) {
            return byHost;
        }
        var byScope = bySigningName.get(scope);
        if (byScope == null) {
            throw Unroutable.service(scope);
        }
        if (byHost.isEmpty()) {
            return byScope;
        }
        var both = byScope.stream().filter(byHost::contains).toList();
        return both.isEmpty() ? byScope : both;
    }

    /** The action that query string or form names, or null where the request is for no query service. */
    private @Nullable Action action(HttpRequest request, Hints hints, List<ServiceIndex> candidates)
            throws IOException {
        boolean asked = candidates.isEmpty() || candidates.stream().anyMatch(one -> one.query() != null);
        if (!asked) {
            return null;
        }
        var inQuery = Action.read(request.rawQuery(), request);
        if (inQuery != null) {
            return inQuery;
        }
        boolean form = request.method().equals("POST") && hints.isForm();
        boolean only = !candidates.isEmpty() && candidates.stream().allMatch(one -> one.rest() == null);
        if (form && (only || request.rawPath().equals("/"))) {
            var body = FormBody.read(request);
            var inForm = Action.read(body.text(), body.request());
            return inForm == null && only ? new Action("", "", body.request()) : inForm;
        }
        return only ? new Action("", "", request) : null;
    }

    private Route path(HttpRequest request, Hints hints, List<ServiceIndex> candidates) {
        boolean control =
                request.headers().has("x-amz-account-id") || hints.host().isS3Control();
        var rest = candidates.stream().filter(one -> one.rest() != null).toList();
        var mine = s3;
        boolean meansS3 = candidates.isEmpty()
                || rest.stream().anyMatch(one -> one.model().id().equals("s3"));
        if (mine != null && meansS3 && !(control && rest.size() > 1)) {
            return mine.route(request, hints);
        }
        var found = rest.stream()
                .filter(one -> !(control && one.model().id().equals("s3")))
                .map(one -> match(one, request, hints))
                .toList();
        var whole = found.stream().filter(route -> route.operation() != null).toList();
        if (whole.size() > 1) {
            throw Unroutable.ambiguous(rest);
        }
        if (found.isEmpty()) {
            throw new ApiException("UnknownOperationException", 404, "The request names no operation.");
        }
        return whole.isEmpty() ? found.getFirst() : whole.getFirst();
    }

    private static Route match(ServiceIndex one, HttpRequest request, Hints hints) {
        var found = one.patterns().find(request.method(), request.rawPath(), request.rawQuery());
        var protocol = one.rest();
        return new Route(
                one.model(),
                found == null ? null : found.operation(),
                found == null
                        ? request.method() + " " + request.rawPath()
                        : found.operation().name(),
                protocol == null ? Protocol.REST_JSON_1 : protocol,
                found == null ? Map.of() : found.labels(),
                hints.region(),
                request);
    }

    private List<ServiceIndex> find(Predicate<ServiceIndex> condition) {
        return services.stream().filter(condition).toList();
    }
}
