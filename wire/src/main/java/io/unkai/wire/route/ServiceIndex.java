package io.unkai.wire.route;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.wire.rest.UriPatterns;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One service with its operations by name and path, loaded when first asked for. */
final class ServiceIndex {
    private static final Set<Protocol> QUERY = Set.of(Protocol.AWS_QUERY, Protocol.EC2_QUERY);
    private static final Set<Protocol> REST = Set.of(Protocol.REST_JSON_1, Protocol.REST_XML);
    private static final Set<Protocol> JSON = Set.of(Protocol.AWS_JSON_1_0, Protocol.AWS_JSON_1_1);

    private final ServiceModel model;
    private final @Nullable Protocol query;
    private final @Nullable Protocol rest;
    private volatile @Nullable Map<String, Operation<?, ?>> names;
    private volatile @Nullable UriPatterns patterns;

    ServiceIndex(ServiceModel model) {
        this.model = model;
        this.query = first(model, QUERY);
        this.rest = first(model, REST);
    }

    ServiceModel model() {
        return model;
    }

    /** The query protocol it speaks, or null. */
    @Nullable
    Protocol query() {
        return query;
    }

    /** The protocol with HTTP bindings it speaks, or null. */
    @Nullable
    Protocol rest() {
        return rest;
    }

    /** The JSON protocol a content type asks for, where the service speaks it, else the one it speaks, or null. */
    @Nullable
    Protocol json(String contentType) {
        var asked = contentType.equals("application/x-amz-json-1.0") ? Protocol.AWS_JSON_1_0 : Protocol.AWS_JSON_1_1;
        return model.protocols().contains(asked) ? asked : first(model, JSON);
    }

    boolean speaks(Protocol protocol) {
        return model.protocols().contains(protocol);
    }

    private static @Nullable Protocol first(ServiceModel model, Set<Protocol> wanted) {
        for (var spoken : model.protocols()) {
            if (wanted.contains(spoken)) {
                return spoken;
            }
        }
        return null;
    }

    /** The operation of that name, or null. */
    @Nullable
    Operation<?, ?> operation(String name) {
        var known = names;
        if (known == null) {
            var loaded = new HashMap<String, Operation<?, ?>>();
            model.operations().get().forEach(operation -> loaded.put(operation.name(), operation));
            known = Map.copyOf(loaded);
            names = known; // threads that race here load the same
        }
        return known.get(name);
    }

    /** The operations by path. */
    UriPatterns patterns() {
        var known = patterns;
        if (known == null) {
            known = UriPatterns.of(model.operations().get());
            patterns = known;
        }
        return known;
    }
}
