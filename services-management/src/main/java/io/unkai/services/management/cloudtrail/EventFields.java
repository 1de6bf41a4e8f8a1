package io.unkai.services.management.cloudtrail;

import io.unkai.services.management.audit.AuditEvent;
import io.unkai.services.management.audit.Touched;
import java.util.List;
import java.util.Set;

/** The fields of events that advanced event selectors know. */
final class EventFields {
    static final Set<String> ALL = Set.of(
            "eventCategory",
            "eventName",
            "eventSource",
            "eventType",
            "readOnly",
            "resources.ARN",
            "resources.type",
            "sessionCredentialFromConsole",
            "userIdentity.arn");

    private EventFields() {}

    /** The values of a field; of resources, each has one. */
    static List<String> of(AuditEvent event, String field) {
        return switch (field) {
            case "eventCategory" -> List.of(event.management() ? "Management" : "Data");
            case "eventName" -> List.of(event.name());
            case "eventSource" -> List.of(event.source());
            case "eventType" -> List.of("AwsApiCall");
            case "readOnly" -> List.of(Boolean.toString(event.readOnly()));
            case "resources.type" -> List.of(event.dataType());
            case "resources.ARN" -> event.resources().stream().map(Touched::arn).toList();
            case "userIdentity.arn" -> List.of(event.identityArn());
            default -> List.of();
        };
    }
}
