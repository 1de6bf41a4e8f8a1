package io.unkai.wire.route;

import io.unkai.kernel.schema.Protocol;
import io.unkai.wire.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a query request asks for.
 *
 * @param name the action, possibly empty
 * @param version the API version, possibly empty
 * @param request the request, its body in memory where it was read
 */
record Action(String name, String version, HttpRequest request) {
    /** The action in a query string or form, or null. */
    static @Nullable Action read(String encoded, HttpRequest request) {
        var name = Parameters.first(encoded, "Action");
        var version = Parameters.first(encoded, "Version");
        return name == null ? null : new Action(name, version == null ? "" : version, request);
    }

    /** The route to the one service that has this version and action. */
    Route route(Hints hints, List<ServiceIndex> candidates) {
        var speaking = having(candidates, one -> one.query() != null);
        var versioned = having(speaking, one -> one.model().apiVersion().equals(version));
        if (versioned.isEmpty() && speaking.size() > 1) {
            throw Unroutable.ambiguous(speaking);
        }
        var one = Choice.byOperation(versioned.isEmpty() ? speaking : versioned, name, hints);
        var protocol = one.query();
        return new Route(
                one.model(),
                one.operation(name),
                name,
                protocol == null ? Protocol.AWS_QUERY : protocol,
                Map.of(),
                hints.region(),
                request);
    }

    /** Nearly always there is one candidate, and it has what is wanted. */
    private static List<ServiceIndex> having(List<ServiceIndex> candidates, Predicate<ServiceIndex> wanted) {
        return candidates.size() == 1 && wanted.test(candidates.getFirst())
                ? candidates
                : candidates.stream().filter(wanted).toList();
    }
}
