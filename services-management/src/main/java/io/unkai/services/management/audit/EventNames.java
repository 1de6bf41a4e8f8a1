package io.unkai.services.management.audit;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import java.util.Locale;
import java.util.Map;

/** What services, operations and members are called in events. */
final class EventNames {
    /** Operations that share one event name, as their requests share one form. */
    private static final Map<String, String> EVENTS = Map.of("s3:ListObjectsV2", "ListObjects");

    private static final Map<String, String> MEMBERS = Map.of("s3:Bucket", "bucketName");

    private EventNames() {}

    /** The host-like name of a service, for example {@code s3.amazonaws.com}. */
    static String source(ServiceModel service) {
        var prefix = service.endpointPrefix();
        return prefix.substring(prefix.lastIndexOf('.') + 1) + ".amazonaws.com";
    }

    static String event(Operation<?, ?> operation) {
        var name = operation.name();
        return EVENTS.getOrDefault(operation.service().id() + ':' + name, name);
    }

    /** The name of a member: its own with a small first letter. */
    static String member(ServiceModel service, String name) {
        var own = MEMBERS.get(service.id() + ':' + name);
        return own != null ? own : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
